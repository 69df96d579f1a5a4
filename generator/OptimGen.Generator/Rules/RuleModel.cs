namespace OptimGen.Generator.Rules;

/// <summary>One optimizer as declared: all that analysis, lowering and emission know of it. No symbol gets past it.</summary>
/// <param name="Class">The class to complete.</param>
/// <param name="Types">The element types asked for.</param>
/// <param name="KeepSubnormals">Whether subnormal moments are kept; by default they are stored as zero.</param>
/// <param name="ParameterSymbol">The rule's name for the parameter: <c>x</c>.</param>
/// <param name="GradientSymbol">The rule's name for the gradient: <c>g</c>.</param>
/// <param name="StepSymbol">The rule's name for the step number: <c>t</c>.</param>
/// <param name="Hyperparameters">Its settings, in the order of the declaration.</param>
/// <param name="States">Its states, in the order of the declaration.</param>
/// <param name="Graph">What it computes.</param>
/// <param name="Reference">The author's method; null in the declared form, which has none.</param>
internal sealed record RuleModel(
    ClassModel Class,
    NumericTypes Types,
    bool KeepSubnormals,
    string ParameterSymbol,
    string GradientSymbol,
    string StepSymbol,
    EquatableArray<HyperparameterModel> Hyperparameters,
    EquatableArray<StateModel> States,
    RuleGraph Graph,
    ReferenceCall? Reference)
{
    /// <summary>
    /// The methods that a step consists of, in their order. None where the graph is that of a lone one; else the graph is the whole, with views.
    /// </summary>
    public EquatableArray<PhaseModel> Phases { get; init; }

    /// <summary>Second forms of the parameters.</summary>
    public EquatableArray<ViewModel> Views { get; init; }

    /// <summary>Whether a step has several gradients.</summary>
    public bool IsPhased => Phases.Count > 1;

    /// <summary>One of its methods as a rule of its own.</summary>
    public RuleModel OfPhase(int phase) => Phases.Count == 0
        ? this
        : this with
        {
            ParameterSymbol = Phases[phase].ParameterSymbol,
            GradientSymbol = Phases[phase].GradientSymbol,
            StepSymbol = Phases[phase].StepSymbol,
            Graph = Phases[phase].Graph,
            Reference = Phases[phase].Reference,
            Phases = default,
            Views = default,
        };

    /// <summary>A view as a rule that changes the parameter alone.</summary>
    public RuleModel OfView(int view) => OfPhase(0) with { Graph = Views[view].Graph, Reference = Views[view].Reference };

    /// <summary>The node that a state is before the step.</summary>
    public Node LeafOf(int state) => new(LeafOf(States[state].Shape), state);

    /// <summary>The leaf that a state of this shape is.</summary>
    public static Op LeafOf(StateShape shape) => shape switch
    {
        StateShape.Uniform => Op.UniformState,
        StateShape.Row or StateShape.Block => Op.RowState,
        StateShape.Column => Op.ColumnState,
        _ => Op.State,
    };
}
