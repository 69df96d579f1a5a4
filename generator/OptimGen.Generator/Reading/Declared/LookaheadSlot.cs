namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[Lookahead]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="Period">The default of the number of steps between two of the slow weights.</param>
/// <param name="StepSize">The default of the share of the way that they go.</param>
internal sealed record LookaheadSlot(SlotAttribute Attribute, int Period, double StepSize);
