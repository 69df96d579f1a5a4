using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using System.Threading;

namespace OptimGen;

/// <summary>
/// What an optimizer carries from step to step for one tensor: the number of steps taken, and one buffer per state of its rule.
/// </summary>
/// <remarks>
/// <para>
/// Buffers are zeroed native memory, aligned to 64 bytes, so that the collector neither moves nor copies them. Dispose the state to free
/// them; a state that is forgotten is freed by its finalizer.
/// </para>
/// <para>A state serves one step at a time: a second step or a disposal during one, by another thread, is refused.</para>
/// </remarks>
public sealed partial class OptimizerState : IDisposable
{
    private readonly StateBuffer[] _buffers;
    private readonly TensorShape _shape;
    private readonly StepWorkspace?[] _workspaces;

    // That of the phase.
    private StepWorkspace? _workspace;

    // Where the buffers' first values lie, once they are placed: what every kernel call asks for, in one object.
    private readonly nint[] _addresses;

    private OptimizerState(RuleInfo rule, Type elementType, TensorShape shape, ParameterRounding rounding, StateBuffer[] buffers, StepWorkspace?[] workspaces)
    {
        ParameterRounding = rounding;
        Rule = rule;
        ElementType = elementType;
        _shape = shape;
        TotalLength = shape.Length;
        _buffers = buffers;
        _addresses = new nint[buffers.Length];
        _workspaces = workspaces;
        _workspace = workspaces[0];
        Buffers = new ReadOnlyCollection<StateBuffer>(buffers);
    }

    /// <summary>The rule that this state belongs to.</summary>
    public RuleInfo Rule { get; }

    /// <summary>The parameters' type.</summary>
    public Type ElementType { get; }

    /// <summary>The number of elements of the tensor.</summary>
    public nint Length => _shape.Length;

    /// <summary>The sizes of the tensor's dimensions, outermost first.</summary>
    public IReadOnlyList<nint> Shape => _shape.Sizes;

    /// <summary>The size of the first dimension; 1 for a vector.</summary>
    public nint Rows => _shape.Rows;

    /// <summary>The number of elements of a row: the product of all dimensions but the first, the length for a vector.</summary>
    public nint Columns => _shape.Columns;

    /// <summary>The number of elements of a block, for rules that divide the tensor into blocks; a row's unless chosen otherwise.</summary>
    public nint BlockLength => _shape.BlockLength;

    /// <summary>The number of blocks.</summary>
    public nint Blocks => _shape.Blocks;

    /// <summary>What ranges that are stepped apart must be multiples of, in elements, unless they end the tensor.</summary>
    public nint RangeUnit => Plan.Unit switch
    {
        OptimGen.RangeUnit.SumBlock => Lanes.SumBlock,
        OptimGen.RangeUnit.Row => Plan.UsesBlocks ? BlockLength : Columns,
        OptimGen.RangeUnit.RowGroup => Lanes.RowGroup * (Plan.UsesBlocks ? BlockLength : Columns),
        _ => 1,
    };

    /// <summary>The number of elements of all tensors that are stepped together with this one.</summary>
    public nint TotalLength { get; internal set; }

    /// <summary>The number of steps taken; 0 for a new state.</summary>
    public long Step { get; private set; }

    /// <summary>The phase that comes next, or is under way, in <see cref="RuleInfo.Phases"/>: 0 between steps.</summary>
    public int Phase { get; private set; }

    /// <summary>The states' buffers, in the order of <see cref="RuleInfo.States"/>; behind them the master copy, where there is one.</summary>
    public IReadOnlyList<StateBuffer> Buffers { get; }

    /// <summary>Whether the buffers have been freed. A disposed state still knows its rule, length and step.</summary>
    public bool IsDisposed => Volatile.Read(ref _use) == Disposed;

    /// <summary>The tensor's step as work that threads share, kept for the next one.</summary>
    internal SharedWork? SharedStep { get; set; }

    private StepPlan Plan => Rule.Phases[Phase].Plan;

    /// <summary>Creates the state of a rule for a vector. Optimizers offer the same as <c>CreateState</c>.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="rule">The rule, which names the states.</param>
    /// <param name="length">The number of elements, 0 or more.</param>
    /// <param name="rounding">How parameters of 16 bits are rounded; without meaning for others.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    /// <exception cref="ArgumentException">The rule has a state with the name of the master copy that is asked for.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative, or <paramref name="rounding"/> undefined.</exception>
    /// <exception cref="NotSupportedException"><see cref="Half"/> parameters are to be rounded stochastically.</exception>
    /// <exception cref="OutOfMemoryException">The memory cannot be had; nothing remains allocated.</exception>
    public static OptimizerState Create<T>(RuleInfo rule, nint length, ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return Create<T>(rule, TensorShape.OfVector(length), rounding);
    }

    /// <summary>Creates the state of a rule for a tensor of any shape. Optimizers offer the same as <c>CreateState</c>.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="rule">The rule, which names the states.</param>
    /// <param name="shape">The sizes of the tensor's dimensions, outermost first; none for a single number.</param>
    /// <param name="blockLength">The number of elements of a block, which divides the length; 0 for a row's.</param>
    /// <param name="rounding">How parameters of 16 bits are rounded; without meaning for others.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is null.</exception>
    /// <exception cref="ArgumentException">The rule has a state with the name of the master copy that is asked for.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is negative, their product cannot be addressed, the block length does not divide it, or <paramref name="rounding"/> is undefined.
    /// </exception>
    /// <exception cref="NotSupportedException"><see cref="Half"/> parameters are to be rounded stochastically.</exception>
    /// <exception cref="OutOfMemoryException">The memory cannot be had; nothing remains allocated.</exception>
    public static OptimizerState Create<T>(
        RuleInfo rule, ReadOnlySpan<nint> shape, nint blockLength = 0, ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(rule);
        return Create<T>(rule, TensorShape.Of(shape, blockLength), rounding);
    }

    private static OptimizerState Create<T>(RuleInfo rule, TensorShape shape, ParameterRounding rounding)
        where T : unmanaged
    {
        rounding = RoundingOf<T>(rounding);
        StateInfo[] infos = StatesOf(rule, rounding);
        StateBuffer[] buffers = new StateBuffer[infos.Length];
        StepWorkspace?[] workspaces = new StepWorkspace?[rule.Phases.Count];
        int created = 0;
        try
        {
            for (; created < buffers.Length; created++)
            {
                buffers[created] = CreateBuffer<T>(infos[created], shape, address: null);
            }

            CreateWorkspaces<T>(rule, shape, workspaces);
        }
        catch (OutOfMemoryException exception)
        {
            FreeBuffers(buffers);
            Array.ForEach(workspaces, static workspace => workspace?.Dispose());
            string what = created < buffers.Length ? $"State '{infos[created].Name}'" : "The workspace of reductions";
            throw NativeBuffer.Refused($"{what} of {rule.Name}", exception);
        }

        return new OptimizerState(rule, typeof(T), shape, rounding, buffers, workspaces);
    }

    /// <summary>As <see cref="Create{T}(RuleInfo, nint, ParameterRounding)"/>, over zeroed memory that somebody else owns: one address for each buffer.</summary>
    internal static OptimizerState CreateOver<T>(
        RuleInfo rule, ReadOnlySpan<nint> sizes, ReadOnlySpan<nint> addresses, ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged
    {
        TensorShape shape = TensorShape.Of(sizes, blockLength: 0);
        StateInfo[] infos = StatesOf(rule, rounding);
        StateBuffer[] buffers = new StateBuffer[infos.Length];
        for (int i = 0; i < buffers.Length; i++)
        {
            buffers[i] = CreateBuffer<T>(infos[i], shape, addresses[i]);
        }

        StepWorkspace?[] workspaces = new StepWorkspace?[rule.Phases.Count];
        CreateWorkspaces<T>(rule, shape, workspaces);
        return new OptimizerState(rule, typeof(T), shape, rounding, buffers, workspaces);
    }

    private static void CreateWorkspaces<T>(RuleInfo rule, TensorShape shape, StepWorkspace?[] workspaces)
        where T : unmanaged
    {
        for (int phase = 0; phase < workspaces.Length; phase++)
        {
            workspaces[phase] = StepWorkspace.Create<T>(rule.Phases[phase].Plan, shape);
        }
    }

    /// <summary>The values of a state, to read or to change between steps.</summary>
    /// <remarks>The span is valid until the state is disposed; keep the state reachable as long as the span is in use.</remarks>
    /// <typeparam name="T">The type of the values, <see cref="StateBuffer.ElementType"/>.</typeparam>
    /// <param name="name">The state's name, as in <see cref="RuleInfo.States"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <exception cref="ArgumentException">The rule has no state of that name, or its values are of another type.</exception>
    /// <exception cref="InvalidOperationException">The state has more values than a span can hold.</exception>
    /// <exception cref="ObjectDisposedException">The state is disposed.</exception>
    public Span<T> Values<T>(string name)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(name);
        ThrowIfDisposed();
        StateBuffer buffer = Find(name);
        if (buffer.ElementType != typeof(T))
        {
            throw new ArgumentException(
                $"The values of state '{name}' of {Rule.Name} are {buffer.ElementType.Name}, not {typeof(T).Name}.", nameof(T));
        }

        if (buffer.Length > int.MaxValue)
        {
            throw new InvalidOperationException(
                $"State '{name}' of {Rule.Name} has {buffer.Length} values, more than the {int.MaxValue} of a span.");
        }

        Place(0);
        return MemoryMarshal.CreateSpan(ref buffer.First<T>(), (int)buffer.Length);
    }

    /// <summary>Frees the buffers. Spans from <see cref="Values{T}"/> must no longer be used. A second call does nothing.</summary>
    /// <exception cref="InvalidOperationException">Another thread is in a step with this state.</exception>
    public void Dispose()
    {
        if (!TryUse(Disposed) && !IsDisposed)
        {
            throw new InvalidOperationException($"Another thread is in a step with this state of {Rule.Name}, so it cannot be disposed now.");
        }

        FreeBuffers(_buffers);
        _kept?.Dispose();
        Array.ForEach(_workspaces, static workspace => workspace?.Dispose());
    }

    private static StateBuffer CreateBuffer<T>(StateInfo info, TensorShape shape, nint? address)
        where T : unmanaged
    {
        bool isShared = info.Shape != StateShape.Element;
        Type type = isShared ? typeof(double) : StateType.Of<T>();
        int size = isShared ? sizeof(double) : StateType.SizeOf<T>();
        nint count = shape.CountOf(info.Shape);
        return new StateBuffer(info, type, count, address is { } first ? new NativeBuffer(count, size, first) : new NativeBuffer(count, size));
    }

    private static void FreeBuffers(StateBuffer?[] buffers)
    {
        foreach (StateBuffer? buffer in buffers)
        {
            buffer?.Memory.Dispose();
        }
    }

    private StateBuffer Find(string name)
    {
        foreach (StateBuffer buffer in _buffers)
        {
            if (string.Equals(buffer.Name, name, StringComparison.Ordinal))
            {
                return buffer;
            }
        }

        string known = string.Join(", ", Array.ConvertAll(_buffers, static buffer => $"'{buffer.Name}'"));
        throw new ArgumentException(
            $"{Rule.Name} has no state '{name}'; " + (known.Length == 0 ? "it has none." : $"it has {known}."), nameof(name));
    }

    private void Place(nuint address)
    {
        foreach (StateBuffer buffer in _buffers)
        {
            buffer.Memory.PlaceLike(address);
        }

        FindAddresses();

        foreach (StepWorkspace? workspace in _workspaces)
        {
            workspace?.Place(address);
        }
    }

    private void FindAddresses()
    {
        for (int i = 0; i < _buffers.Length; i++)
        {
            _addresses[i] = _buffers[i].Memory.Address;
        }
    }

    private void ThrowIfDisposed()
    {
        if (IsDisposed)
        {
            throw new ObjectDisposedException(nameof(OptimizerState), $"The state of {Rule.Name} for {Length} elements is disposed.");
        }
    }
}
