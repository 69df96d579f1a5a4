namespace OptimGen.Benchmarks.Limits;

/// <summary>A measured step beside its limit.</summary>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Type">The parameters' type.</param>
/// <param name="Size">How many parameters there were.</param>
/// <param name="Bytes">Bytes read and written per parameter.</param>
/// <param name="Time">Of the step, in nanoseconds per parameter.</param>
/// <param name="Limit">Of a loop that reads and writes as many arrays, in nanoseconds per parameter.</param>
internal sealed record RooflinePoint(string Optimizer, string Type, int Size, int Bytes, double Time, double Limit);
