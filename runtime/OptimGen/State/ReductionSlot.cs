namespace OptimGen;

/// <summary>Where the parts of one reduction lie in a workspace.</summary>
/// <param name="Info">The reduction.</param>
/// <param name="Offset">The first of its doubles: sums of blocks or rows, or one value for each row or column.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct ReductionSlot(ReductionInfo Info, nint Offset, nint Count);
