using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>The straight-line statements of one loop over the elements.</summary>
/// <param name="Suffix">What its methods' names end in; empty where there is one variant.</param>
/// <param name="Condition">When it runs, for a comment; empty where it always does.</param>
/// <param name="Graph">The operations; uniform operands are leaves.</param>
/// <param name="Statements">The locals, in order.</param>
/// <param name="LoadsParameter">Whether the loop reads the parameter.</param>
/// <param name="LoadsGradient">Whether the loop reads the gradient.</param>
/// <param name="LoadedStates">Which states the loop reads.</param>
/// <param name="LiveValues">The most varying values that live at once.</param>
/// <param name="InvariantValues">How many uniforms and literals live through the loop.</param>
internal sealed record KernelVariant(
    string Suffix,
    string Condition,
    Graph Graph,
    EquatableArray<Statement> Statements,
    bool LoadsParameter,
    bool LoadsGradient,
    EquatableArray<int> LoadedStates,
    int LiveValues,
    int InvariantValues)
{
    /// <summary>How many vectors to interleave: two, where both and the invariants fit into the registers.</summary>
    public int Interleave(int registers) => (2 * LiveValues) + InvariantValues <= registers ? 2 : 1;
}
