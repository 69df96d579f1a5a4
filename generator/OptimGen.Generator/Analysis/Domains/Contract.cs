namespace OptimGen.Generator.Analysis.Domains;

/// <summary>The promise of one value.</summary>
/// <param name="Kind">Which.</param>
/// <param name="A">First value it speaks of.</param>
/// <param name="B">Second.</param>
/// <param name="C">Third, or −1.</param>
internal readonly record struct Contract(ContractKind Kind, int A, int B, int C = -1);
