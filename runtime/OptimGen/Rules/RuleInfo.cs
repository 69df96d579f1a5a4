using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;

namespace OptimGen;

/// <summary>
/// What an optimizer does, as data: its formula, hyperparameters and states, and the memory that a step touches. Immutable.
/// </summary>
public sealed class RuleInfo
{
    private readonly bool _hasUniformStates;
    private readonly ArrayTraffic _traffic;

    /// <summary>Describes a rule. Generated code calls this once for each optimizer class.</summary>
    /// <param name="name">The optimizer's class, without its namespace.</param>
    /// <param name="identity">A digest of the rule as read: equal for rules that compute the same from the same states.</param>
    /// <param name="formula">The rule in the letters of its paper, one statement per line.</param>
    /// <param name="hyperparameters">The hyperparameters, in the order of the declaration.</param>
    /// <param name="states">The states, in the order of their buffers; their names differ.</param>
    /// <param name="traffic">The arrays of the parameters' length that a step reads and writes.</param>
    /// <exception cref="ArgumentException">Name or identity is empty, or two states have one name.</exception>
    public RuleInfo(
        string name,
        string identity,
        string formula,
        HyperparameterInfo[] hyperparameters,
        StateInfo[] states,
        ArrayTraffic traffic)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(identity);
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(hyperparameters);
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(traffic);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (StateInfo state in states)
        {
            if (!names.Add(state.Name))
            {
                throw new ArgumentException($"Two states of {name} are named '{state.Name}'.", nameof(states));
            }
        }

        Name = name;
        Identity = identity;
        Formula = formula;
        Hyperparameters = new ReadOnlyCollection<HyperparameterInfo>([.. hyperparameters]);
        States = new ReadOnlyCollection<StateInfo>([.. states]);
        _hasUniformStates = System.Array.Exists(states, static state => state.Shape == StateShape.Uniform);
        _traffic = traffic;
    }

    /// <summary>The optimizer's class, without its namespace.</summary>
    public string Name { get; }

    /// <summary>A digest of the rule as read: a state fits every optimizer whose rule has the same identity.</summary>
    public string Identity { get; }

    /// <summary>The rule in the letters of its paper, one statement per line.</summary>
    public string Formula { get; }

    /// <summary>The hyperparameters, in the order of the declaration.</summary>
    public IReadOnlyList<HyperparameterInfo> Hyperparameters { get; }

    /// <summary>The states, in the order of their buffers.</summary>
    public IReadOnlyList<StateInfo> States { get; }

    /// <summary>Whether a tensor has values of its own beside those of its elements, so that nothing of a step can be shared between tensors.</summary>
    public bool HasUniformStates => _hasUniformStates;

    /// <summary>Bytes that a step reads for each element, parameter and gradient included.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="rounding">How parameters of 16 bits are rounded: a master copy is read instead of them.</param>
    public int BytesRead<T>(ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged => checked(
            (_traffic.ParametersRead * (HasMasterCopy<T>(rounding) ? StateType.SizeOf<T>() : Unsafe.SizeOf<T>()))
            + (_traffic.GradientsRead * Unsafe.SizeOf<T>())
            + (_traffic.StatesRead * StateType.SizeOf<T>()));

    /// <summary>Bytes that a step writes for each element, the parameter included.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="rounding">How parameters of 16 bits are rounded: a master copy is written beside them.</param>
    public int BytesWritten<T>(ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged => checked(
            (_traffic.ParametersWritten * (Unsafe.SizeOf<T>() + (HasMasterCopy<T>(rounding) ? StateType.SizeOf<T>() : 0)))
            + (_traffic.StatesWritten * StateType.SizeOf<T>()));

    /// <summary>The rule's name and formula.</summary>
    public override string ToString() => $"{Name}: {Formula}";

    private static bool HasMasterCopy<T>(ParameterRounding rounding)
        where T : unmanaged => rounding == ParameterRounding.MasterCopy && StateType.IsWiderThan<T>();

    // The count of states guards the memory: an identity that collides must not make a kernel reach past the last buffer.
    internal bool IsSameAs(RuleInfo other) =>
        ReferenceEquals(this, other)
        || (States.Count == other.States.Count && string.Equals(Identity, other.Identity, StringComparison.Ordinal));
}
