namespace OptimGen;

/// <summary>A reduction of a rule, as data: one value from many.</summary>
/// <param name="Formula">What is summed, or compared, in the letters of the rule.</param>
/// <param name="Scope">Which values.</param>
/// <param name="Source">What there is one value for.</param>
/// <param name="IsLargest">Whether the largest value is taken; otherwise they are summed.</param>
/// <param name="Pass">The pass after which the result is known, from 0.</param>
public sealed record ReductionInfo(string Formula, ReductionScope Scope, ReductionSource Source, bool IsLargest, int Pass);
