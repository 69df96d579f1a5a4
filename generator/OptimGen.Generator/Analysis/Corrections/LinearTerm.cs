using System.Collections.Generic;

namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>A summand of an update, as a product of values.</summary>
/// <param name="IsNegative">Whether it is subtracted.</param>
/// <param name="Factors">What it multiplies.</param>
/// <param name="Divisors">What it is divided by.</param>
internal sealed record LinearTerm(bool IsNegative, IReadOnlyList<int> Factors, IReadOnlyList<int> Divisors);
