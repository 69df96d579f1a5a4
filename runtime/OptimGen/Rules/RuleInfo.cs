using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace OptimGen;

/// <summary>
/// What an optimizer does, as data: its formula, hyperparameters and states, and the memory that a step touches. Immutable.
/// </summary>
public sealed class RuleInfo
{
    private readonly bool _hasUniformStates;

    /// <summary>Describes a rule. Generated code calls this once for each optimizer class.</summary>
    /// <param name="name">The optimizer's class, without its namespace.</param>
    /// <param name="identity">A digest of the rule as read: equal for rules that compute the same from the same states.</param>
    /// <param name="formula">The rule in the letters of its paper, one statement per line.</param>
    /// <param name="hyperparameters">The hyperparameters, in the order of the declaration.</param>
    /// <param name="states">The states, in the order of their buffers; their names differ.</param>
    /// <param name="plan">How a step runs.</param>
    /// <exception cref="ArgumentException">Name or identity is empty, or two states have one name.</exception>
    public RuleInfo(
        string name,
        string identity,
        string formula,
        HyperparameterInfo[] hyperparameters,
        StateInfo[] states,
        StepPlan plan)
        : this(name, identity, formula, hyperparameters, states, [new PhaseInfo("Step", plan)])
    {
    }

    /// <summary>Describes a rule whose step has several phases, each with a gradient of its own.</summary>
    /// <param name="name">The optimizer's class, without its namespace.</param>
    /// <param name="identity">A digest of the rule as read: equal for rules that compute the same from the same states.</param>
    /// <param name="formula">The rule in the letters of its paper, one statement per line.</param>
    /// <param name="hyperparameters">The hyperparameters, in the order of the declaration.</param>
    /// <param name="states">The states, in the order of their buffers; their names differ.</param>
    /// <param name="phases">The phases, in their order; at least one.</param>
    /// <exception cref="ArgumentException">Name or identity is empty, there is no phase, or two states have one name.</exception>
    public RuleInfo(
        string name,
        string identity,
        string formula,
        HyperparameterInfo[] hyperparameters,
        StateInfo[] states,
        PhaseInfo[] phases)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(identity);
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(hyperparameters);
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(phases);
        ArgumentOutOfRangeException.ThrowIfZero(phases.Length, nameof(phases));
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
        HasSharedStates = System.Array.Exists(states, static state => state.Shape != StateShape.Element);
        _hasUniformStates = System.Array.Exists(states, static state => state.Shape == StateShape.Uniform);
        Phases = new ReadOnlyCollection<PhaseInfo>([.. phases]);
        Plan = phases[^1].Plan;
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

    /// <summary>The phases of a step, in their order: nearly always one.</summary>
    public IReadOnlyList<PhaseInfo> Phases { get; }

    /// <summary>How a step runs: its passes over the elements, and its reductions. Of several phases, how the last one does.</summary>
    public StepPlan Plan { get; }

    /// <summary>Whether a tensor has values of its own beside those of its elements, so that nothing of a step can be shared between tensors.</summary>
    public bool HasUniformStates => _hasUniformStates;

    /// <summary>Bytes that a step reads for each element, parameter and gradient included, over all its passes.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="rounding">How parameters of 16 bits are rounded: a master copy is read instead of them.</param>
    public int BytesRead<T>(ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged => Phases.Sum(phase => phase.Plan.Passes.Sum(pass => pass.BytesRead<T>(rounding)));

    /// <summary>Bytes that a step writes for each element, the parameter included, over all its passes.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="rounding">How parameters of 16 bits are rounded: a master copy is written beside them.</param>
    public int BytesWritten<T>(ParameterRounding rounding = ParameterRounding.Nearest)
        where T : unmanaged => Phases.Sum(phase => phase.Plan.Passes.Sum(pass => pass.BytesWritten<T>(rounding)));

    /// <summary>Whether elements share states: what they are after a step is committed at its end.</summary>
    internal bool HasSharedStates { get; }

    /// <summary>Bytes that a pass of a phase reads or writes for each element.</summary>
    internal int BytesTouchedBy<T>(int phase, int pass)
        where T : unmanaged => Phases[phase].Plan.Passes[pass].BytesRead<T>() + Phases[phase].Plan.Passes[pass].BytesWritten<T>();

    /// <summary>The place of a hyperparameter in <see cref="Hyperparameters"/>, or −1 where the rule has none of that name.</summary>
    /// <param name="name">The property's name, such as <c>LearningRate</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public int IndexOfHyperparameter(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (int index = 0; index < Hyperparameters.Count; index++)
        {
            if (string.Equals(Hyperparameters[index].Name, name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The rule's name and formula.</summary>
    public override string ToString() => $"{Name}: {Formula}";

    internal int FindHyperparameter(string name)
    {
        int index = IndexOfHyperparameter(name);
        if (index >= 0)
        {
            return index;
        }

        string known = string.Join(", ", Hyperparameters.Select(static hyperparameter => $"'{hyperparameter.Name}'"));
        throw new ArgumentException(
            $"{Name} has no hyperparameter '{name}'; " + (known.Length == 0 ? "it has none." : $"it has {known}."), nameof(name));
    }

    // The count of states and what is kept between passes guard the memory: neither an identity that collides nor another version's way to
    // compute the same rule must make a kernel reach past the last buffer.
    internal bool IsSameAs(RuleInfo other) =>
        ReferenceEquals(this, other)
        || (States.Count == other.States.Count && Plan.KeepsAs(other.Plan) && string.Equals(Identity, other.Identity, StringComparison.Ordinal));
}
