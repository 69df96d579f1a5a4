using System;

namespace OptimGen.Optimizers;

/// <summary>AdamW that slows a tensor down while its gradients outgrow their second moment: spikes of the loss stay small.</summary>
/// <remarks>
/// <code>
/// m ← b₁·m + (1 − b₁)·g          v ← b₂·v + (1 − b₂)·g²,  b = (β − βᵗ) / (1 − βᵗ)
/// η = α / max(1, √mean(g² / max(v, ε²)))
/// x ← x − η·λ·x
/// x ← x − η·m / (√v + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.99, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.01.</para>
/// <para>The decays b make averages that have no bias to correct. What tells surprise is the root mean square of today's gradients in units
/// of the new second moment, as Adafactor's clipping has it. The weight decay slows down too.</para>
/// <para>When: Large models in low precision, whose loss has spikes.</para>
/// <para>Wortsman and others, “Stable and Low-precision Training for Large-scale Vision-language Models”, 2023,
/// <see href="https://arxiv.org/abs/2304.13013"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class StableAdamW
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment, without bias.</param>
    /// <param name="v">The second moment, without bias.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α while nothing surprises.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="epsilon">The ε that is added to the root, and whose square is the least that squared gradients are divided by.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off λ·x times the slowed rate, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.99,
        [Positive] double epsilon = 1e-8, double weightDecay = 1e-2)
    {
        m = Rule.Ema(m, g, Rule.DebiasedDecay(beta1, t));
        v = Rule.Ema(v, g * g, Rule.DebiasedDecay(beta2, t));
        double surprise = Math.Sqrt(Reduce.Mean(g * g / Math.Max(v, epsilon * epsilon)));
        double rate = learningRate / Math.Max(1, surprise);
        x -= rate * weightDecay * x;
        x -= rate * m / (Math.Sqrt(v) + epsilon);
    }
}
