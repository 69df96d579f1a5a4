using System;

namespace OptimGen.Optimizers;

/// <summary>Adam whose steps are part moment, part plain gradient, above the line and below it.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x                    x ← x − α·λ′·x
/// m ← b₁·m + (1 − b₁)·g          v ← b₂·v + (1 − b₂)·g²,  b = (β − βᵗ) / (1 − βᵗ)
/// x ← x − α·(ν₁·m + (1 − ν₁)·g) / (√(ν₂·v + (1 − ν₂)·g²) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ν₁ <c>Nu1</c> 1, ν₂ <c>Nu2</c> 1, ε <c>Epsilon</c> 1e-8,
/// λ <c>WeightDecay</c> 0, λ′ <c>DecoupledWeightDecay</c> 0.</para>
/// <para>The decays b make averages that have no bias to correct. With ν₁ = ν₂ = 1 it is <see cref="Adam"/>, with ν₁ = ν₂ = 0 the sign of
/// the gradient; the authors recommend 0.7 and 1. Their code has one weight decay and a <c>decouple_weight_decay</c> that says which it
/// is.</para>
/// <para>When: Where Adam's two averages are too slow to follow.</para>
/// <para>Ma and Yarats, “Quasi-hyperbolic Momentum and Adam for Deep Learning”, 2019,
/// <see href="https://arxiv.org/abs/1810.06801"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class QHAdam
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment, without bias.</param>
    /// <param name="v">The second moment, without bias.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="nu1">ν₁: how much of the step is moment; the rest is today's gradient.</param>
    /// <param name="nu2">ν₂: how much of what is under the root is moment; the rest is today's squared gradient.</param>
    /// <param name="epsilon">The ε that is added to the root.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the gradient, and so enters both moments.</param>
    /// <param name="decoupledWeightDecay">The decoupled weight decay λ′: every step takes off α·λ′·x first, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        [Between(0, 1)] double nu1 = 1, [Between(0, 1)] double nu2 = 1,
        [Positive] double epsilon = 1e-8, double weightDecay = 0, double decoupledWeightDecay = 0)
    {
        g += weightDecay * x;
        x -= learningRate * decoupledWeightDecay * x;
        m = Rule.Ema(m, g, Rule.DebiasedDecay(beta1, t));
        v = Rule.Ema(v, g * g, Rule.DebiasedDecay(beta2, t));
        double numerator = Rule.Ema(m, g, nu1);
        double denominator = Math.Sqrt(Rule.Ema(v, g * g, nu2)) + epsilon;
        x -= learningRate * numerator / denominator;
    }
}
