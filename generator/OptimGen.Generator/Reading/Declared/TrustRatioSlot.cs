namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[TrustRatio]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="Of">What is scaled.</param>
/// <param name="Coefficient">The default of the factor, for the gradient.</param>
/// <param name="NormLimit">The default of the largest norm of the tensor, for the step; infinite without one.</param>
internal sealed record TrustRatioSlot(SlotAttribute Attribute, MomentOf Of, double Coefficient, double NormLimit)
{
    public const string OfProperty = "Of";
    public const string CoefficientProperty = "Coefficient";
    public const string NormLimitProperty = "NormLimit";

    /// <summary>The attribute's own default of <see cref="Coefficient"/>.</summary>
    public const double DefaultCoefficient = 1e-3;

    /// <summary>The attribute's own default of <see cref="NormLimit"/>.</summary>
    public const double DefaultNormLimit = double.PositiveInfinity;

    /// <summary>Whether the tensor's norm is limited.</summary>
    public bool HasLimit => !double.IsPositiveInfinity(NormLimit);
}
