using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>
/// What an optimizer carries from step to step for one tensor: the number of steps taken, and one buffer per state of its rule.
/// </summary>
/// <remarks>
/// <para>
/// Buffers are zeroed native memory, aligned to 64 bytes, so that the collector neither moves nor copies them. Dispose the state to free
/// them; a state that is forgotten is freed by its finalizer.
/// </para>
/// <para>A state serves one step at a time: two threads must not step it at once.</para>
/// </remarks>
public sealed partial class OptimizerState : IDisposable
{
    /// <summary>The name of the buffer with the float copy of 16-bit parameters: see <see cref="ParameterRounding.MasterCopy"/>.</summary>
    public const string MasterCopy = "MasterCopy";

    private static readonly StateInfo MasterCopyInfo = new(MasterCopy, "x", "x");

    private readonly StateBuffer[] _buffers;

    private OptimizerState(RuleInfo rule, Type elementType, nint length, ParameterRounding rounding, StateBuffer[] buffers)
    {
        Rule = rule;
        ElementType = elementType;
        Length = length;
        ParameterRounding = rounding;
        _buffers = buffers;
        Buffers = new ReadOnlyCollection<StateBuffer>(buffers);
    }

    /// <summary>The rule that this state belongs to.</summary>
    public RuleInfo Rule { get; }

    /// <summary>The parameters' type.</summary>
    public Type ElementType { get; }

    /// <summary>The number of elements of the tensor.</summary>
    public nint Length { get; }

    /// <summary>The number of steps taken; 0 for a new state.</summary>
    public long Step { get; private set; }

    /// <summary>How steps round the parameters; <see cref="ParameterRounding.Nearest"/> where they have more than 16 bits.</summary>
    public ParameterRounding ParameterRounding { get; }

    /// <summary>
    /// What the random numbers of <see cref="ParameterRounding.Stochastic"/> depend on, beside the step and the element. Keep it with the rest of the
    /// state: a step depends on it.
    /// </summary>
    /// <value>0 in a new state; a set gives each of its tensors another (<see cref="ParameterSet{T}.Seed"/>).</value>
    public ulong Seed { get; set; }

    /// <summary>The states' buffers, in the order of <see cref="RuleInfo.States"/>; behind them the master copy, where there is one.</summary>
    public IReadOnlyList<StateBuffer> Buffers { get; }

    /// <summary>Whether the buffers have been freed. A disposed state still knows its rule, length and step.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Creates the state of a rule for a tensor. Optimizers offer the same as <c>CreateState</c>.</summary>
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
        rounding = RoundingOf<T>(rounding);
        StateInfo[] infos = StatesOf(rule, rounding);
        StateBuffer[] buffers = new StateBuffer[infos.Length];
        try
        {
            for (int i = 0; i < buffers.Length; i++)
            {
                buffers[i] = CreateBuffer<T>(infos[i], length, address: null);
            }
        }
        catch
        {
            Free(buffers);
            throw;
        }

        return new OptimizerState(rule, typeof(T), length, rounding, buffers);
    }

    /// <summary>As <see cref="Create{T}"/>, over zeroed memory that somebody else owns: one address for each buffer.</summary>
    internal static OptimizerState CreateOver<T>(
        RuleInfo rule, nint length, ReadOnlySpan<nint> addresses, ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged
    {
        StateInfo[] infos = StatesOf(rule, rounding);
        StateBuffer[] buffers = new StateBuffer[infos.Length];
        for (int i = 0; i < buffers.Length; i++)
        {
            buffers[i] = CreateBuffer<T>(infos[i], length, addresses[i]);
        }

        return new OptimizerState(rule, typeof(T), length, rounding, buffers);
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
    public void Dispose()
    {
        IsDisposed = true;
        Free(_buffers);
    }

    private static ParameterRounding RoundingOf<T>(ParameterRounding rounding)
        where T : unmanaged
    {
        if (!Enum.IsDefined(rounding))
        {
            throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "There is no such rounding.");
        }

        if (typeof(T) == typeof(Half) && rounding == ParameterRounding.Stochastic)
        {
            throw new NotSupportedException(
                $"{nameof(Half)} parameters cannot be rounded stochastically: use {nameof(BFloat16)}, or {nameof(ParameterRounding)}.{nameof(ParameterRounding.MasterCopy)}.");
        }

        return StateType.IsWiderThan<T>() ? rounding : ParameterRounding.Nearest;
    }

    private static StateInfo[] StatesOf(RuleInfo rule, ParameterRounding rounding)
    {
        if (rounding != ParameterRounding.MasterCopy)
        {
            return [.. rule.States];
        }

        foreach (StateInfo state in rule.States)
        {
            if (state.Name == MasterCopy)
            {
                throw new ArgumentException($"{rule.Name} has a state '{MasterCopy}', which is what the master copy of the parameters is called.", nameof(rule));
            }
        }

        return [.. rule.States, MasterCopyInfo];
    }

    private static StateBuffer CreateBuffer<T>(StateInfo info, nint length, nint? address)
        where T : unmanaged
    {
        bool isShared = info.Shape == StateShape.Uniform;
        Type type = isShared ? typeof(double) : StateType.Of<T>();
        int size = isShared ? sizeof(double) : StateType.SizeOf<T>();
        nint count = isShared ? 1 : length;
        return new StateBuffer(info, type, count, address is { } first ? new NativeBuffer(count, size, first) : new NativeBuffer(count, size));
    }

    private static void Free(StateBuffer?[] buffers)
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
    }

    private void ThrowIfDisposed()
    {
        if (IsDisposed)
        {
            throw new ObjectDisposedException(nameof(OptimizerState), $"The state of {Rule.Name} for {Length} elements is disposed.");
        }
    }
}
