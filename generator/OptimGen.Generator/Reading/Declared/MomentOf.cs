namespace OptimGen.Generator.Reading.Declared;

/// <summary>What a first moment is of: the same values as the attribute's.</summary>
internal enum MomentOf
{
    Gradient,
    Step,
}
