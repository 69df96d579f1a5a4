namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[WeightDecay]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="Form">Where the decay enters.</param>
/// <param name="Value">Its default.</param>
internal sealed record WeightDecaySlot(SlotAttribute Attribute, DecayForm Form, double Value);
