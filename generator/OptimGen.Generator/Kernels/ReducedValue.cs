namespace OptimGen.Generator.Kernels;

/// <summary>What a reduction over rows or columns reduces.</summary>
/// <param name="Reduction">Which reduction.</param>
/// <param name="Node">The value's node in the shared graph.</param>
internal readonly record struct ReducedValue(int Reduction, int Node);
