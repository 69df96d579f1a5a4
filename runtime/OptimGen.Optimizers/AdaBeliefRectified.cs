using System;

namespace OptimGen.Optimizers;

/// <summary>AdaBelief that steps along the momentum alone until its second moment has seen enough, as RAdam does.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·(g − m)² + ε
/// ρ∞ = 2 / (1 − β₂) − 1          ρ = ρ∞ − 2·t·β₂ᵗ / (1 − β₂ᵗ)
/// ρ ≥ 5:  x ← x − α·r(ρ)·√(1 − β₂ᵗ) / (1 − β₁ᵗ)·m / (√v + ε)
/// else:   x ← x − α·m / (1 − β₁ᵗ)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-16, λ <c>WeightDecay</c> 0.</para>
/// <para>r is the rectification of <see cref="RAdam"/>; the threshold is 5 and includes it. As in version 0.2 of the authors' package,
/// where it is the default, ε is added into the state and again outside the root, which stands before the correction here. Their version
/// 0.0.5 does not correct the plain step.</para>
/// <para>When: Instead of AdaBelief with a warm-up of the learning rate.</para>
/// <para>Zhuang and others, “AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients”, 2020,
/// <see href="https://arxiv.org/abs/2010.07468"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class AdaBeliefRectified
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment, of deviations from the first.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α, of both kinds of steps.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment; up to 0.6 no step is ever rectified.</param>
    /// <param name="epsilon">The ε that is added to the second moment at every step, and to its root.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off α·λ·x first, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        [Positive] double epsilon = 1e-16, double weightDecay = 0)
    {
        x -= learningRate * weightDecay * x;
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, (g - m) * (g - m), beta2) + Rule.AnyUnit(epsilon);
        double c1 = Rule.BiasCorrection(beta1, t);
        double c2 = Rule.BiasCorrection(beta2, t);
        double longest = RAdam.LongestAverage(beta2);
        double length = RAdam.AverageLength(beta2, t);
        if (length >= 5)
        {
            x -= learningRate * RAdam.Rectification(length, longest) * (m / c1) * Math.Sqrt(c2) / (Math.Sqrt(v) + epsilon);
        }
        else
        {
            // The same rate serves steps of a gradient's unit: the paper's choice.
            x -= learningRate * Rule.AnyUnit(m / c1);
        }
    }
}
