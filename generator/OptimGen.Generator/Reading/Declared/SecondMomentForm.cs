namespace OptimGen.Generator.Reading.Declared;

/// <summary>How a second moment takes up gradients: the same values as the attribute's.</summary>
internal enum SecondMomentForm
{
    EmaOfSquares,
    SumOfSquares,
    MaxOfAbsolutes,
    EmaOfDeviations,
    SignedSquares,
}
