namespace OptimGen.Generator.Reading.Body;

/// <summary>What a reduction makes of its values; the methods of <c>Reduce</c> end in these names.</summary>
internal enum ReductionFunction : byte
{
    Sum,
    Mean,
    Norm,
    Rms,
    Max,
}
