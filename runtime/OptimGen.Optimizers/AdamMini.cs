using System;

namespace OptimGen.Optimizers;

/// <summary>AdamW with one second moment per block of parameters: half of its memory.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·mean(g²), over the element's block
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√v / √(1 − β₂ᵗ) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.</para>
/// <para>The block length is a tensor's own: <c>CreateState</c> takes it, and without one a block is a row, an output neuron's weights. The
/// paper wants a head of attention for queries and keys, a neuron for other matrices, and plain Adam for embeddings, which is a block
/// length of 1; the authors' code takes a whole tensor where nothing is known of it. A vector is one block.</para>
/// <para>When: As AdamW, at half of its memory, for models whose rows belong together.</para>
/// <para>Zhang and others, “Adam-mini: Use Fewer Learning Rates To Gain More”, 2024, <see href="https://arxiv.org/abs/2406.16793"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class AdamMini
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment of the block.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="epsilon">The ε that is added to the denominator.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off α·λ·x first, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, [PerBlock] ref double v, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        [Positive] double epsilon = 1e-8, double weightDecay = 0)
    {
        x -= learningRate * weightDecay * x;
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, Reduce.BlockMean(g * g), beta2);
        double mHat = m / Rule.BiasCorrection(beta1, t);
        double vHat = v / Rule.BiasCorrection(beta2, t);
        x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);
    }
}
