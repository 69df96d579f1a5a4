namespace OptimGen.Generator.Reading.Declared;

/// <summary>Which moments bias correction is asked for: the same values as the attribute's.</summary>
internal enum CorrectedMoments
{
    Both,
    First,
    Second,
}
