namespace OptimGen;

/// <summary>What a method of <see cref="Reduce"/> makes of its values.</summary>
internal enum Reduction
{
    Sum,
    Mean,
    Norm,
    Rms,
    Max,
}
