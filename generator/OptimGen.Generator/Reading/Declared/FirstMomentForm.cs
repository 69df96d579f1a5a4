namespace OptimGen.Generator.Reading.Declared;

/// <summary>How a first moment takes up its values: the same values as the attribute's.</summary>
internal enum FirstMomentForm
{
    Ema,
    Accumulate,
}
