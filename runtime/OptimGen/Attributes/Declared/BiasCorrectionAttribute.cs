using System;

namespace OptimGen;

/// <summary>
/// Declared form: divides averages that started at 0 by the weight they have collected: n ← n / (1 − β₁ᵗ), w ← w / (1 − β₂ᵗ).
/// </summary>
/// <remarks>
/// Only averages of gradients are corrected: sums, maxima and moments of steps have no such bias, and naming one of them is an error.
/// Not with <see cref="FirstMomentAttribute.Nesterov"/> or <see cref="SecondMomentAttribute.Centered"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BiasCorrectionAttribute : Attribute
{
    /// <summary>Which moments are corrected; by default those of both that are averages.</summary>
    public CorrectedMoments Of { get; set; }
}
