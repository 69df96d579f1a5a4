namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[SecondMoment]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="Form">How it takes up gradients.</param>
/// <param name="Decay">The default of its decay.</param>
/// <param name="RunningMaximum">Whether the step uses the largest value so far.</param>
/// <param name="Centered">Whether the square of the mean gradient is taken out.</param>
internal sealed record SecondMomentSlot(
    SlotAttribute Attribute,
    SecondMomentForm Form,
    double Decay,
    bool RunningMaximum,
    bool Centered)
{
    public const string DecayProperty = "Decay";
    public const string RunningMaximumProperty = "RunningMaximum";
    public const string CenteredProperty = "Centered";

    /// <summary>The attribute's own default of <see cref="Decay"/>.</summary>
    public const double DefaultDecay = 0.999;
}
