using System;
using System.Collections.Generic;

namespace OptimGen;

/// <summary>
/// Adds up the gradients of several batches for one step, where the backward pass overwrites them. (Where it adds to them itself, as
/// PyTorch's does, <see cref="ParameterSet{T}.ScaleGradients"/> and <see cref="ParameterSet{T}.ZeroGradients"/> are all that is needed.)
/// </summary>
/// <remarks>
/// <code>
/// using GradientAccumulator&lt;float> accumulator = new(model, batches: 4);
/// …
/// Backward(batch);                   // writes the gradients
/// if (accumulator.Add())             // true at every fourth batch: the gradients are now the mean of the four
/// {
///     optimizer.Step(model);
/// }
/// </code>
/// It keeps one array per tensor, freed when it is disposed. Sums are taken in the order of the batches, in the gradients' own
/// type; those of 16 bits in float.
/// </remarks>
/// <typeparam name="T">The type of the gradients.</typeparam>
public sealed class GradientAccumulator<T> : IDisposable
    where T : unmanaged
{
    private readonly ParameterSet<T> _set;
    private readonly List<NativeBuffer> _sums = [];
    private bool _disposed;

    /// <summary>Makes an accumulator for a set. Tensors that are added later join with the next batch.</summary>
    /// <param name="parameters">The set.</param>
    /// <param name="batches">The number of batches of a step, 1 or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batches"/> is not positive.</exception>
    public GradientAccumulator(ParameterSet<T> parameters, int batches)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batches);
        _set = parameters;
        Batches = batches;
    }

    /// <summary>The number of batches of a step.</summary>
    public int Batches { get; }

    /// <summary>The batches added since the last step.</summary>
    public int Count { get; private set; }

    /// <summary>
    /// Adds the set's gradients. At the last batch of a step, the set's gradients become the mean of all, and the sums start anew.
    /// </summary>
    /// <returns>Whether that was the last batch, so that the set is to be stepped now.</returns>
    /// <exception cref="OutOfMemoryException">There is no memory for the sums; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The set is in use.</exception>
    /// <exception cref="ObjectDisposedException">The accumulator or the set is disposed.</exception>
    public bool Add()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        using ParameterSet<T>.Usage usage = _set.Occupy(holdsMemory: true);
        AllocateSums();
        bool isLast = Count + 1 == Batches;
        for (int i = 0; i < _sums.Count; i++)
        {
            ref T gradients = ref _set[i].FirstGradient(out nint length);
            if (isLast)
            {
                GradientPass.TakeFromSums(ref _sums[i].First, ref gradients, length, 1.0 / Batches);
            }
            else
            {
                GradientPass.AddToSums(ref _sums[i].First, ref gradients, length);
            }
        }

        Count = isLast ? 0 : Count + 1;
        return isLast;
    }

    /// <summary>Forgets the batches added since the last step.</summary>
    /// <exception cref="ObjectDisposedException">The accumulator is disposed.</exception>
    public void Clear()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        foreach (NativeBuffer sums in _sums)
        {
            MemoryRange.Clear(ref sums.First, (nint)sums.Bytes);
        }

        Count = 0;
    }

    /// <summary>Frees the sums. A second call does nothing.</summary>
    public void Dispose()
    {
        _disposed = true;
        _sums.ForEach(static sums => sums.Dispose());
    }

    private void AllocateSums()
    {
        for (int i = _sums.Count; i < _set.Count; i++)
        {
            NativeBuffer sums = new(_set[i].Length, GradientPass.SizeOfSum<T>());
            sums.PlaceLike(MemoryRange.Address(ref _set[i].FirstGradient(out _)));
            _sums.Add(sums);
        }
    }
}
