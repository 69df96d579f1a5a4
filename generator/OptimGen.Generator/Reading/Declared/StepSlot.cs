namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[Step]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="Form">What the step is made of.</param>
/// <param name="LearningRate">The default of the learning rate.</param>
/// <param name="Epsilon">The default of ε.</param>
/// <param name="EpsilonPlacement">Where ε is added.</param>
internal sealed record StepSlot(
    SlotAttribute Attribute,
    StepForm Form,
    double LearningRate,
    double Epsilon,
    EpsilonPlacement EpsilonPlacement)
{
    public const string LearningRateProperty = "LearningRate";
    public const string EpsilonProperty = "Epsilon";
    public const string EpsilonPlacementProperty = "EpsilonPlacement";

    /// <summary>The attribute's own default of <see cref="LearningRate"/>.</summary>
    public const double DefaultLearningRate = 1e-3;

    /// <summary>The attribute's own default of <see cref="Epsilon"/>.</summary>
    public const double DefaultEpsilon = 1e-8;

    /// <summary>The attribute's own default of <see cref="EpsilonPlacement"/>.</summary>
    public const EpsilonPlacement DefaultEpsilonPlacement = EpsilonPlacement.Outside;

    /// <summary>Whether ε is added here, perhaps among other places.</summary>
    public bool HasEpsilon(EpsilonPlacement placement) => (EpsilonPlacement & placement) != 0;
}
