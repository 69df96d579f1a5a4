namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[Cautious]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="MeanFloor">The default of the smallest share that the step is divided by.</param>
internal sealed record CautiousSlot(SlotAttribute Attribute, double MeanFloor)
{
    public const string MeanFloorProperty = "MeanFloor";

    /// <summary>The attribute's own default of <see cref="MeanFloor"/>.</summary>
    public const double DefaultMeanFloor = 1e-3;
}
