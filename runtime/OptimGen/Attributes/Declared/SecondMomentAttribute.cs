using System;

namespace OptimGen;

/// <summary>Declared form: keeps a second moment v, the size of past gradients element by element.</summary>
/// <remarks>
/// What the step divides by is called w: v, its running maximum, or v less the squared mean. Only <see cref="StepForm.Ratio"/> reads it,
/// and that form requires it.
/// </remarks>
/// <param name="form">How the moment is collected.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SecondMomentAttribute(SecondMomentForm form) : Attribute
{
    /// <summary>How the moment is collected.</summary>
    public SecondMomentForm Form { get; } = form;

    /// <summary>
    /// The default of the moment's decay β₂, in [0, 1); 0.999 where not given. <see cref="SecondMomentForm.SumOfSquares"/> has none.
    /// </summary>
    public double Decay { get; set; } = 0.999;

    /// <summary>
    /// True: w = v̄ with v̄ ← max(v̄, v), so the ratio's denominator never shrinks (AMSGrad). One more state per element.
    /// </summary>
    /// <remarks>
    /// The maximum is taken of the uncorrected v; with <see cref="BiasCorrectionAttribute"/> it is divided by today's 1 − β₂ᵗ.
    /// The paper has no correction at all: leave the attribute out for it.
    /// </remarks>
    public bool RunningMaximum { get; set; }

    /// <summary>
    /// True: w = max(v − a², 0) with a ← β₂·a + (1 − β₂)·g, an estimate of the gradient's spread. One more state per element.
    /// </summary>
    /// <remarks>
    /// Only with <see cref="SecondMomentForm.EmaOfSquares"/>, without <see cref="RunningMaximum"/> and
    /// <see cref="BiasCorrectionAttribute"/>. The maximum is needed because round-off can take v − a² below zero.
    /// </remarks>
    public bool Centered { get; set; }
}
