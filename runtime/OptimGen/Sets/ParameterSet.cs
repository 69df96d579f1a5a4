using System;
using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace OptimGen;

/// <summary>Named tensors that an optimizer steps together, over the caller's memory or the set's own.</summary>
/// <remarks>
/// <para>
/// Add tensors, write gradients, call <c>optimizer.Step(set)</c>. The first step binds the set to the optimizer's rule; a tensor's state is
/// created by the first step that it takes part in, so tensors may come later and then start at their own step 1.
/// <see cref="AddGroup"/> gives some of them hyperparameters of their own.
/// </para>
/// <para>
/// Disposing the set frees the states and the memory that the set allocated, never the caller's. A set serves one thread at a time: a step,
/// an addition or a disposal during a step of another thread is refused.
/// </para>
/// </remarks>
/// <typeparam name="T">
/// The type of the values: <see cref="float"/>, <see cref="double"/>, <see cref="Half"/> or <see cref="BFloat16"/>, one of those that the optimizer has
/// kernels for.
/// </typeparam>
public sealed partial class ParameterSet<T> : IReadOnlyList<Parameter<T>>, IDisposable
    where T : unmanaged
{
    private readonly List<Parameter<T>> _parameters = [];
    private readonly Dictionary<string, Parameter<T>> _byName = new(StringComparer.Ordinal);
    private bool _disposed;

    /// <summary>The number of tensors.</summary>
    public int Count => _parameters.Count;

    /// <summary>The number of elements of all tensors together.</summary>
    public nint Length { get; private set; }

    /// <summary>The number of steps taken.</summary>
    public long Step { get; private set; }

    /// <summary>
    /// What the tensors' <see cref="OptimizerState.Seed"/> is made from when the first step creates their states, for each another; later changes
    /// have no effect.
    /// </summary>
    /// <value>0 in a new set.</value>
    public ulong Seed { get; set; }

    /// <summary>The tensor at a place, in the order in which they were added.</summary>
    /// <param name="index">From 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public Parameter<T> this[int index] => _parameters[index];

    /// <summary>The tensor of a name.</summary>
    /// <param name="name">The name under which it was added.</param>
    /// <exception cref="KeyNotFoundException">The set has no tensor of that name.</exception>
    public Parameter<T> this[string name] =>
        _byName.TryGetValue(name, out Parameter<T>? parameter)
            ? parameter
            : throw new KeyNotFoundException($"The set has no parameter '{name}'.");

    /// <summary>Adds a vector over the caller's memory.</summary>
    /// <param name="name">Its name, not empty and unique in the set.</param>
    /// <param name="values">The values that steps change.</param>
    /// <param name="gradients">Their gradients, of the same length.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, lengths differ, or memory overlaps within the set.</exception>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public Parameter<T> Add(string name, Memory<T> values, Memory<T> gradients) => Add(name, values, gradients, [values.Length]);

    /// <summary>Adds a tensor over the caller's memory.</summary>
    /// <param name="name">Its name, not empty and unique in the set.</param>
    /// <param name="values">The values that steps change, the last dimension's next to each other.</param>
    /// <param name="gradients">Their gradients, of the same length.</param>
    /// <param name="shape">The sizes of its dimensions, outermost first; their product is the length.</param>
    /// <param name="blockLength">The number of elements of a block, for rules that divide tensors into blocks; 0 for a row's.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, lengths differ, or memory overlaps within the set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The sizes do not make the length, or the block length does not divide it.</exception>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public Parameter<T> Add(string name, Memory<T> values, Memory<T> gradients, ReadOnlySpan<nint> shape, nint blockLength = 0)
    {
        using Usage usage = Occupy();
        CheckName(name);
        if (gradients.Length != values.Length)
        {
            throw new ArgumentException(
                $"Parameter '{name}' has {values.Length} values but {gradients.Length} gradients.", nameof(gradients));
        }

        if (TensorShape.Of(shape, blockLength).Length != values.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(shape), string.Join(" × ", shape.ToArray()), $"Parameter '{name}' has {values.Length} values, not as many as its sizes make.");
        }

        Parameter<T> parameter = new(
            this, name, shape.ToArray(), blockLength, values.Length, new TensorMemory<T>(values), new TensorMemory<T>(gradients));
        CheckOverlap(parameter);
        return Append(parameter);
    }

    /// <summary>Adds a tensor whose values and gradients the set allocates: native memory, zeroed, aligned to 64 bytes.</summary>
    /// <param name="name">Its name, not empty and unique in the set.</param>
    /// <param name="shape">The sizes of its dimensions, outermost first; none for a single number.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or their product exceeds what can be addressed.</exception>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    /// <exception cref="OutOfMemoryException">The memory cannot be had; the set is unchanged.</exception>
    public Parameter<T> Allocate(string name, params ReadOnlySpan<nint> shape) => AllocateBlocks(name, 0, shape);

    /// <summary>As <see cref="Allocate"/>, for rules that divide tensors into blocks.</summary>
    /// <param name="name">Its name, not empty and unique in the set.</param>
    /// <param name="blockLength">The number of elements of a block, which divides the tensor's; 0 for a row's.</param>
    /// <param name="shape">The sizes of its dimensions, outermost first; none for a single number.</param>
    /// <exception cref="ArgumentException">The name is empty or taken.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, their product exceeds what can be addressed, or the block length does not divide it.</exception>
    /// <exception cref="InvalidOperationException">A step is under way.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    /// <exception cref="OutOfMemoryException">The memory cannot be had; the set is unchanged.</exception>
    public Parameter<T> AllocateBlocks(string name, nint blockLength, params ReadOnlySpan<nint> shape)
    {
        using Usage usage = Occupy();
        CheckName(name);
        nint length = TensorShape.Of(shape, blockLength).Length;
        NativeBuffer? values = null;
        try
        {
            values = new NativeBuffer(length, Unsafe.SizeOf<T>());
            NativeBuffer gradients = new(length, Unsafe.SizeOf<T>());
            values.PlaceLike(0);
            gradients.PlaceLike(0);
            return Append(new Parameter<T>(
                this, name, shape.ToArray(), blockLength, length, new TensorMemory<T>(values, length), new TensorMemory<T>(gradients, length)));
        }
        catch (OutOfMemoryException exception)
        {
            values?.Dispose();
            throw NativeBuffer.Refused($"{(values is null ? "Values" : "Gradients")} of parameter '{name}'", exception);
        }
    }

    /// <summary>The tensors, in the order in which they were added.</summary>
    public IEnumerator<Parameter<T>> GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Frees the states and the memory that the set allocated. A second call does nothing.</summary>
    /// <exception cref="InvalidOperationException">A step is under way in another thread.</exception>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        using Usage usage = Occupy();
        _disposed = true;
        foreach (Parameter<T> parameter in _parameters)
        {
            parameter.Free();
        }
    }

    internal void ThrowIfDisposed()
    {
        if (_disposed)
        {
            throw new ObjectDisposedException(nameof(ParameterSet<>), $"The set of {Count} parameters is disposed.");
        }
    }

    private void CheckName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_byName.ContainsKey(name))
        {
            throw new ArgumentException($"The set already has a parameter '{name}'.", nameof(name));
        }
    }

    private Parameter<T> Append(Parameter<T> parameter)
    {
        Length = checked(Length + parameter.Length);
        _byName.Add(parameter.Name, parameter);
        _parameters.Add(parameter);
        Changed();
        Join(parameter);
        return parameter;
    }

    private void CheckOverlap(Parameter<T> added)
    {
        if (Overlap(added, true, added, false))
        {
            throw Overlapping("gradients", $"The gradients of parameter '{added.Name}' overlap its values in memory.");
        }

        foreach (Parameter<T> other in _parameters)
        {
            if (Overlap(added, true, other, true) || Overlap(added, true, other, false))
            {
                throw Overlapping("values", $"The values of parameter '{added.Name}' overlap parameter '{other.Name}' in memory.");
            }

            if (Overlap(added, false, other, true) || Overlap(added, false, other, false))
            {
                throw Overlapping("gradients", $"The gradients of parameter '{added.Name}' overlap parameter '{other.Name}' in memory.");
            }
        }
    }

    private static ArgumentException Overlapping(string argument, string message) => new(message, argument);

    private static bool Overlap(Parameter<T> one, bool oneValues, Parameter<T> two, bool twoValues)
    {
        nint oneLength;
        nint twoLength;
        ref T first = ref oneValues ? ref one.FirstValue(out oneLength) : ref one.FirstGradient(out oneLength);
        ref T second = ref twoValues ? ref two.FirstValue(out twoLength) : ref two.FirstGradient(out twoLength);
        nuint size = (nuint)Unsafe.SizeOf<T>();
        return MemoryRange.Overlap(
            ref Unsafe.As<T, byte>(ref first), (nuint)oneLength * size, ref Unsafe.As<T, byte>(ref second), (nuint)twoLength * size);
    }
}
