using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>A named tensor of a <see cref="ParameterSet{T}"/>: its values, their gradients, and the state that steps keep for it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class Parameter<T>
    where T : unmanaged
{
    private readonly ParameterSet<T> _set;
    private readonly Memory<T> _callerValues;
    private readonly Memory<T> _callerGradients;
    private readonly NativeBuffer? _ownValues;
    private readonly NativeBuffer? _ownGradients;
    private readonly nint[] _shape;

    internal Parameter(ParameterSet<T> set, string name, nint[] shape, nint blockLength, Memory<T> values, Memory<T> gradients)
    {
        _set = set;
        _callerValues = values;
        _callerGradients = gradients;
        Name = name;
        Length = values.Length;
        _shape = shape;
        Shape = new ReadOnlyCollection<nint>(shape);
        BlockLength = blockLength;
    }

    internal Parameter(
        ParameterSet<T> set, string name, nint[] shape, nint blockLength, nint length, NativeBuffer values, NativeBuffer gradients)
    {
        _set = set;
        _ownValues = values;
        _ownGradients = gradients;
        Name = name;
        Length = length;
        _shape = shape;
        Shape = new ReadOnlyCollection<nint>(shape);
        BlockLength = blockLength;
    }

    /// <summary>The name, unique in the set.</summary>
    public string Name { get; }

    /// <summary>The sizes of the dimensions, outermost first.</summary>
    public IReadOnlyList<nint> Shape { get; }

    /// <summary>The number of elements of a block, for rules that divide tensors into blocks; 0 for a row's.</summary>
    public nint BlockLength { get; }

    /// <summary>The number of elements.</summary>
    public nint Length { get; }

    /// <summary>
    /// The values. Those that the set allocated are valid until the set is disposed; keep the set reachable while in use.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are more than a span can hold.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public Span<T> Values => Span(_ownValues, _callerValues);

    /// <summary>The gradients, as <see cref="Values"/>. The caller writes them before a step; a step reads them only.</summary>
    /// <exception cref="InvalidOperationException">There are more than a span can hold.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public Span<T> Gradients => Span(_ownGradients, _callerGradients);

    /// <summary>The optimizer's state for this tensor; null before the set's first step. The set disposes it.</summary>
    public OptimizerState? State { get; internal set; }

    internal ReadOnlySpan<nint> ShapeSpan => _shape;

    // Caller's memory is asked for anew: arrays cost nothing, and other memory may refuse or have shrunk since it was added.
    internal ref T FirstValue(out nint length) => ref First(_ownValues, _callerValues, out length);

    internal ref T FirstGradient(out nint length) => ref First(_ownGradients, _callerGradients, out length);

    internal void Free()
    {
        State?.Dispose();
        _ownValues?.Dispose();
        _ownGradients?.Dispose();
    }

    private ref T First(NativeBuffer? own, Memory<T> callers, out nint length)
    {
        if (own is not null)
        {
            length = Length;
            return ref Unsafe.As<byte, T>(ref own.First);
        }

        Span<T> span = callers.Span;
        length = span.Length;
        return ref MemoryMarshal.GetReference(span);
    }

    private Span<T> Span(NativeBuffer? own, Memory<T> callers)
    {
        _set.ThrowIfDisposed();
        if (own is null)
        {
            return callers.Span;
        }

        if (Length > int.MaxValue)
        {
            throw new InvalidOperationException($"Parameter '{Name}' has {Length} elements, more than the {int.MaxValue} of a span.");
        }

        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref own.First), (int)Length);
    }
}
