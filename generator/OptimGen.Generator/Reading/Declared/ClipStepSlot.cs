namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[ClipStep]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="FinalRate">The default of the rate that the bounds close in on.</param>
/// <param name="Gamma">The default of how fast they do.</param>
internal sealed record ClipStepSlot(SlotAttribute Attribute, double FinalRate, double Gamma)
{
    public const string FinalRateProperty = "FinalRate";
    public const string GammaProperty = "Gamma";

    /// <summary>The attribute's own default of <see cref="FinalRate"/>.</summary>
    public const double DefaultFinalRate = 0.1;

    /// <summary>The attribute's own default of <see cref="Gamma"/>.</summary>
    public const double DefaultGamma = 1e-3;
}
