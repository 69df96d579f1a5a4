using System;

namespace OptimGen;

/// <summary>Declared form: divides averages that started at 0 by the weight they have collected: n ← n / (1 − β₁ᵗ), w ← w / (1 − β₂ᵗ).</summary>
/// <remarks>
/// Averages only: sums and maxima have no bias. Not with <see cref="FirstMomentAttribute.Nesterov"/>,
/// <see cref="FirstMomentForm.Accumulate"/>, <see cref="MomentOf.Step"/> or <see cref="SecondMomentAttribute.Centered"/> where that moment
/// would be the corrected one.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BiasCorrectionAttribute : Attribute
{
    /// <summary>Which moments are corrected; by default those of both that are averages.</summary>
    public CorrectedMoments Of { get; set; }
}
