namespace OptimGen.Generator.Reading.Declared;

/// <summary><c>[InitialMoments]</c> as declared.</summary>
/// <param name="Attribute">Where it stands.</param>
/// <param name="First">The default of the first moment's value before step 1.</param>
/// <param name="Second">The default of the second moment's.</param>
internal sealed record InitialMomentsSlot(SlotAttribute Attribute, double First, double Second);
