using System;

namespace OptimGen.Optimizers;

/// <summary>Adam with Nesterov's momentum, whose look ahead comes from the differences of successive gradients.</summary>
/// <remarks>
/// <code>
/// Δ = g − previous, and 0 at step 1
/// m ← β₁·m + (1 − β₁)·g
/// d ← β₂·d + (1 − β₂)·Δ
/// n ← β₃·n + (1 − β₃)·(g + β₂·Δ)²
/// x ← x − α·(m / (1 − β₁ᵗ) + β₂·d / (1 − β₂ᵗ)) / (√(n / (1 − β₃ᵗ)) + ε)
/// x ← x / (1 + α·λ)
/// previous ← g
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.98, β₂ <c>Beta2</c> 0.92, β₃ <c>Beta3</c> 0.99, ε <c>Epsilon</c> 1e-8, λ
/// <c>WeightDecay</c> 0, <c>ProximalWeightDecay</c> true.</para>
/// <para>As in the authors' code; the paper writes 1 − β for every decay. The weight decay is proximal, a division after the step. Without
/// <c>ProximalWeightDecay</c> it is that of <see cref="AdamW"/>, x ← x − α·λ·x before the step: the code's <c>no_prox</c>. Its clipping of
/// the gradients' norm over the whole model is not part of this rule.</para>
/// <para>When: Vision models and large batches; three moments pay for fewer steps.</para>
/// <para>Xie and others, “Adan: Adaptive Nesterov Momentum Algorithm for Faster Optimizing Deep Models”, 2022,
/// <see href="https://arxiv.org/abs/2208.06677"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class Adan
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="d">The average of the gradient's differences.</param>
    /// <param name="n">The second moment, of the gradient looked ahead to.</param>
    /// <param name="previous">The gradient of the step before.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the differences, and their weight in what is looked ahead to.</param>
    /// <param name="beta3">The decay β₃ of the second moment.</param>
    /// <param name="epsilon">The ε that is added to the denominator.</param>
    /// <param name="weightDecay">The weight decay λ, apart from the gradient.</param>
    /// <param name="proximalWeightDecay">Whether the decay divides by 1 + α·λ after the step, or takes off α·λ·x before it.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double d, ref double n, ref double previous, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.98, [Decay] double beta2 = 0.92, [Decay] double beta3 = 0.99,
        [Positive] double epsilon = 1e-8, double weightDecay = 0, bool proximalWeightDecay = true)
    {
        double change = t == 1 ? 0 : g - previous;
        double ahead = g + (beta2 * change);
        m = Rule.Ema(m, g, beta1);
        d = Rule.Ema(d, change, beta2);
        n = Rule.Ema(n, ahead * ahead, beta3);
        double mHat = m / Rule.BiasCorrection(beta1, t);
        double dHat = d / Rule.BiasCorrection(beta2, t);
        double nHat = n / Rule.BiasCorrection(beta3, t);

        // One of the two decays is none: choosing numbers costs nothing in the loop, choosing statements would make two of it.
        double decay = learningRate * weightDecay;
        x -= (proximalWeightDecay ? 0 : decay) * x;
        x -= learningRate * (mHat + (beta2 * dHat)) / (Math.Sqrt(nHat) + epsilon);
        x /= 1 + (proximalWeightDecay ? decay : 0);
        previous = g;
    }
}
