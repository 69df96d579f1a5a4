namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[Maximize]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
internal sealed record MaximizeSlot(SlotAttribute Attribute);
