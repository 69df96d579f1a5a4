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
    private readonly nint[] _shape;

    internal Parameter(
        ParameterSet<T> set, string name, nint[] shape, nint blockLength, nint length, TensorMemory<T> values, TensorMemory<T> gradients)
    {
        _set = set;
        _values = values;
        _gradients = gradients;
        Name = name;
        Length = length;
        _shape = shape;
        Shape = new ReadOnlyCollection<nint>(shape);
        Group = set.Groups[0];
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

    /// <summary>The group whose hyperparameters the tensor's steps take.</summary>
    public ParameterGroup<T> Group { get; internal set; }

    /// <summary>
    /// The values. Those that the set allocated are valid until the set is disposed; keep the set reachable while in use.
    /// </summary>
    /// <exception cref="InvalidOperationException">There are more than a span can hold.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public Span<T> Values => Span(_values);

    /// <summary>The gradients, as <see cref="Values"/>. The caller writes them before a step; a step reads them only.</summary>
    /// <exception cref="InvalidOperationException">There are more than a span can hold.</exception>
    /// <exception cref="ObjectDisposedException">The set is disposed.</exception>
    public Span<T> Gradients => Span(_gradients);

    /// <summary>The optimizer's state for this tensor; null before its first step. The set disposes it.</summary>
    public OptimizerState? State
    {
        get;
        internal set
        {
            field = value;
            _set.Changed();
        }
    }

    /// <summary>The steps that the set had taken when the tensor was first among those stepped.</summary>
    internal long JoinedAt { get; set; }

    /// <summary>Whether the state was created for the step that is under way, which may still be refused.</summary>
    internal bool IsNew { get; set; }

    /// <summary>Whether the tensor was put into its group by hand, whatever patterns say.</summary>
    internal bool IsPlaced { get; set; }

    internal TensorMemory<T> ValueMemory => _values;

    internal TensorMemory<T> GradientMemory => _gradients;

    internal ReadOnlySpan<nint> ShapeSpan => _shape;

    // Caller's memory is asked for anew: arrays cost nothing, and other memory may refuse or have shrunk since it was added.
    internal ref T FirstValue(out nint length) => ref _values.First(out length);

    internal ref T FirstGradient(out nint length) => ref _gradients.First(out length);

    /// <summary>Fixes the memory until <see cref="Release"/>: no code of the caller's runs in between.</summary>
    internal void Hold()
    {
        Hold(_values, "values");
        Hold(_gradients, "gradients");
    }

    internal void Release()
    {
        _values.Release();
        _gradients.Release();
    }

    internal bool IsOf(ParameterSet<T> set) => ReferenceEquals(_set, set);

    internal void Free()
    {
        State?.Dispose();
        _values.Dispose();
        _gradients.Dispose();
    }

    private void Hold(TensorMemory<T> memory, string what)
    {
        memory.Hold();
        memory.First(out nint length);
        if (length != Length)
        {
            throw new InvalidOperationException($"Its {what} have {length} elements now, but had {Length} when it was added.");
        }
    }

    private Span<T> Span(TensorMemory<T> memory)
    {
        _set.ThrowIfDisposed();
        return memory.Span(Name);
    }
}
