using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace OptimGen;

/// <summary>A named tensor of a <see cref="ParameterSet{T}"/>: its values, their gradients, and the state that steps keep for it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Parameter<T>
    where T : unmanaged
{
    private readonly ParameterSet<T> _set;
    private readonly TensorMemory<T> _values;
    private readonly TensorMemory<T> _gradients;

    internal Parameter(ParameterSet<T> set, string name, Memory<T> values, Memory<T> gradients)
    {
        _set = set;
        _values = new TensorMemory<T>(values);
        _gradients = new TensorMemory<T>(gradients);
        Name = name;
        Length = values.Length;
        Shape = new ReadOnlyCollection<nint>([values.Length]);
    }

    internal Parameter(ParameterSet<T> set, string name, nint[] shape, nint length, NativeBuffer values, NativeBuffer gradients)
    {
        _set = set;
        _values = new TensorMemory<T>(values, length);
        _gradients = new TensorMemory<T>(gradients, length);
        Name = name;
        Length = length;
        Shape = new ReadOnlyCollection<nint>(shape);
    }

    /// <summary>The name, unique in the set.</summary>
    public string Name { get; }

    /// <summary>The sizes of the dimensions, outermost first. Caller's memory has one dimension.</summary>
    public IReadOnlyList<nint> Shape { get; }

    /// <summary>The number of elements.</summary>
    public nint Length { get; }

    /// <summary>
    /// The values. Those that the set allocated are valid until the set is disposed; keep the set reachable while in use.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are more than a span can hold.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public Span<T> Values => Span(in _values);

    /// <summary>The gradients, as <see cref="Values"/>. The caller writes them before a step; a step reads them only.</summary>
    /// <exception cref="InvalidOperationException">There are more than a span can hold.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public Span<T> Gradients => Span(in _gradients);

    /// <summary>The optimizer's state for this tensor; null before the set's first step. The set disposes it.</summary>
    public OptimizerState? State { get; internal set; }

    /// <summary>Whether both arrays lie where they lay, so that what was checked once holds, and any thread may step the tensor.</summary>
    internal bool IsFixed => _values.IsFixed && _gradients.IsFixed;

    internal ref T FirstValue(out nint length) => ref _values.First(out length);

    internal ref T FirstGradient(out nint length) => ref _gradients.First(out length);

    internal ref T FixedValues() => ref _values.FirstFixed();

    internal ref T FixedGradients() => ref _gradients.FirstFixed();

    internal void Free()
    {
        State?.Dispose();
        _values.Own?.Dispose();
        _gradients.Own?.Dispose();
    }

    private Span<T> Span(in TensorMemory<T> memory)
    {
        _set.ThrowIfDisposed();
        return memory.Own is null || Length <= int.MaxValue
            ? memory.Span
            : throw new InvalidOperationException($"Parameter '{Name}' has {Length} elements, more than the {int.MaxValue} of a span.");
    }
}
