using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>
/// A copy of a set's parameters in 16 bits, for a forward pass that computes in them. A step writes it on its way
/// (<see cref="StepOptions.Copy"/>), rounded to nearest.
/// </summary>
/// <remarks>
/// The parameters themselves stay in <see cref="float"/>. Where they are to be kept in 16 bits, use a set of that type with
/// <see cref="ParameterRounding.MasterCopy"/>.
/// </remarks>
/// <typeparam name="T">The type of the copy: <see cref="Half"/> or <see cref="BFloat16"/>.</typeparam>
public sealed unsafe class ParameterCopy<T> : ParameterCopy
    where T : unmanaged
{
    private readonly ParameterSet<float> _set;
    private readonly List<NativeBuffer> _copies = [];
    private bool _disposed;

    /// <summary>Copies the parameters of a set as they are now.</summary>
    /// <param name="parameters">The set. Tensors that are added later are copied from their first step on.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parameters"/> is null.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither of the 16-bit types.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for the copy.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public ParameterCopy(ParameterSet<float> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!Widening.IsNeeded<T>())
        {
            throw new NotSupportedException($"Parameters are copied as Half or BFloat16, not as {typeof(T).Name}.");
        }

        _set = parameters;
        Update();
    }

    /// <summary>The copy of a tensor. It is valid until this is disposed.</summary>
    /// <param name="index">The tensor's place in the set.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place, or the tensor has not been copied yet.</exception>
    /// <exception cref="ObjectDisposedException">The copy is disposed.</exception>
    public Span<T> this[int index]
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref _copies[index].First), checked((int)_set[index].Length));
        }
    }

    /// <summary>Copies all parameters as they are now: after they were changed otherwise than by a step.</summary>
    /// <exception cref="InvalidOperationException">The set is in use.</exception>
    /// <exception cref="ObjectDisposedException">The copy or the set is disposed.</exception>
    public void Update()
    {
        using ParameterSet<float>.Usage usage = _set.Occupy(holdsMemory: true);
        Prepare(_set);
        for (int i = 0; i < _set.Count; i++)
        {
            fixed (float* parameters = &_set[i].FirstValue(out nint length))
            {
                Write(i, parameters, 0, length);
            }
        }
    }

    /// <summary>Frees the copy. A second call does nothing.</summary>
    public override void Dispose()
    {
        _disposed = true;
        _copies.ForEach(static copy => copy.Dispose());
    }

    internal override void Prepare(object parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!ReferenceEquals(parameters, _set))
        {
            throw new ArgumentException("The copy is of another set than the one that is stepped.", nameof(parameters));
        }

        for (int i = _copies.Count; i < _set.Count; i++)
        {
            NativeBuffer copy = new(_set[i].Length, sizeof(T));
            copy.PlaceLike(0);
            _copies.Add(copy);
        }
    }

    internal override void Write(int tensor, float* parameters, nint start, nint length)
    {
        ref T copy = ref Unsafe.As<byte, T>(ref _copies[tensor].First);
        Widening.Store(ref parameters[start], ref Unsafe.Add(ref copy, start), (nuint)length);
    }
}
