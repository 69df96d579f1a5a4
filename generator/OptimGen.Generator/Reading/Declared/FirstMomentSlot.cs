namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[FirstMoment]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="Form">How it takes up its values.</param>
/// <param name="Decay">The default of its decay.</param>
/// <param name="Dampening">The default of its dampening; null where none is named, and then the rule has none.</param>
/// <param name="Nesterov">Whether the step looks ahead along it.</param>
/// <param name="Of">What it is of.</param>
internal sealed record FirstMomentSlot(
    SlotAttribute Attribute,
    FirstMomentForm Form,
    double Decay,
    double? Dampening,
    bool Nesterov,
    MomentOf Of)
{
    public const string DecayProperty = "Decay";
    public const string DampeningProperty = "Dampening";
    public const string NesterovProperty = "Nesterov";
    public const string OfProperty = "Of";

    /// <summary>The attribute's own default of <see cref="Decay"/>.</summary>
    public const double DefaultDecay = 0.9;
}
