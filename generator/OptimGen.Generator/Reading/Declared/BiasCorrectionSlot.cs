namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[BiasCorrection]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="Of">Which moments it is asked for.</param>
internal sealed record BiasCorrectionSlot(SlotAttribute Attribute, CorrectedMoments Of)
{
    public const string OfProperty = "Of";
}
