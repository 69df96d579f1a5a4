namespace OptimGen.Generator.Analysis.Units;

/// <summary>A unit that is to be found.</summary>
/// <param name="Rank">What is expressed by what: where a choice is left, the unit of the lowest rank is computed and the highest stays free.</param>
/// <param name="Name">The variable whose unit it is; null for that of a value without a name.</param>
internal readonly record struct UnitUnknown(UnitRank Rank, string? Name);
