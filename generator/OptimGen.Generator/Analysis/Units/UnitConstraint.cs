namespace OptimGen.Generator.Analysis.Units;

/// <summary>Two units that must be one.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Node">The operation that asks for it; the value that a state or the parameter ends as; −1 for a first value.</param>
/// <param name="First">The node of the first unit; for a state, which one.</param>
/// <param name="Second">The node of the second unit; −1 for none.</param>
/// <param name="Left">The first unit.</param>
/// <param name="Right">The second unit.</param>
internal sealed record UnitConstraint(UnitConstraintKind Kind, int Node, int First, int Second, UnitForm Left, UnitForm Right);
