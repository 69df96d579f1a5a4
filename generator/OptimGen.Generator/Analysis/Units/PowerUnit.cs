namespace OptimGen.Generator.Analysis.Units;

/// <summary>A power whose exponent is not known: its unit may be any, unless it turns out that a plain number is raised.</summary>
/// <param name="IfPlain">What holds then.</param>
/// <param name="Value">The unit of what is raised.</param>
internal sealed record PowerUnit(UnitConstraint IfPlain, UnitForm Value);
