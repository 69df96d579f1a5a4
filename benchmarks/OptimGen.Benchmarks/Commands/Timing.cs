namespace OptimGen.Benchmarks.Commands;

/// <summary>What a variant took.</summary>
/// <param name="Minimum">Of its fastest round, in nanoseconds per parameter.</param>
/// <param name="Median">Of its middle round, in nanoseconds per parameter.</param>
/// <param name="Allocated">Bytes that a step allocates on the measuring thread.</param>
internal sealed record Timing(double Minimum, double Median, long Allocated);
