using System;

namespace OptimGen.Optimizers;

/// <summary>AdamW on gradients whose slow part is amplified: Grokfast's filter in front of it.</summary>
/// <remarks>
/// <code>
/// s ← a·s + (1 − a)·g, from the first gradient
/// g ← g + κ·s
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, a <c>FilterDecay</c> 0.98, κ <c>Amplification</c> 2, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε
/// <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.01.</para>
/// <para>The filter is the authors' <c>gradfilter_ema</c>, whose <c>alpha</c> and <c>lamb</c> are a and κ; with κ = 0 this is
/// <see cref="AdamW"/>. They use it with weight decays from 0.01 to 2.</para>
/// <para>When: Small algorithmic tasks where generalisation comes late.</para>
/// <para>Lee, Kang, Kim and Lee, “Grokfast: Accelerated Grokking by Amplifying Slow Gradients”, 2024,
/// <see href="https://arxiv.org/abs/2405.20233"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class GrokfastAdamW
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="slow">The slow part s of the gradients.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="filterDecay">The decay a of the slow part.</param>
    /// <param name="amplification">κ: how often the slow part is added to the gradient.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="epsilon">The ε that is added to the denominator.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off α·λ·x first, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double slow, ref double m, ref double v, int t,
        double learningRate = 1e-3, [Decay] double filterDecay = 0.98, double amplification = 2,
        [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999, [Positive] double epsilon = 1e-8, double weightDecay = 1e-2)
    {
        slow = t == 1 ? g : Rule.Ema(slow, g, filterDecay);
        g += amplification * slow;
        x -= learningRate * weightDecay * x;
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, g * g, beta2);
        double mHat = m / Rule.BiasCorrection(beta1, t);
        double vHat = v / Rule.BiasCorrection(beta2, t);
        x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);
    }
}
