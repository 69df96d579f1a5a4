namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[ClipGradient]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="Value">The default of the bound.</param>
internal sealed record ClipGradientSlot(SlotAttribute Attribute, double Value);
