using System;

namespace OptimGen.Optimizers;

/// <summary>Momentum of normalised gradients: Adam with the division before the average, so that the two decays do not interfere.</summary>
/// <remarks>
/// <code>
/// v ← β₂·v + (1 − β₂)·g²
/// m ← β₁·m + (1 − β₁)·α·g·√(1 − β₂ᵗ) / (√(v + φ) + ε)
/// s ← β₁·s + (1 − β₁)·α
/// x ← x − m / (s / α)
/// x ← x − α·λ·x
/// </code>
/// <para>α <c>LearningRate</c> 0.0004, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, φ <c>RootFloor</c> 1e-15, ε <c>Epsilon</c> 1e-15, λ
/// <c>WeightDecay</c> 0.</para>
/// <para>The learning rate is inside m, so one that changes acts on later gradients only; s / α corrects m for its start at zero, and is 1
/// − β₁ᵗ while α stays as it is. φ and the place of ε are pytorch_optimizer's; the authors' code has no φ, and adds ε after the correction.
/// The decay is of the new x.</para>
/// <para>When: Where Adam with small β₂ is unstable.</para>
/// <para>Ziyin, Wang and Ueda, “LaProp: Separating Momentum and Adaptivity in Adam”, 2020,
/// <see href="https://arxiv.org/abs/2002.04839"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class LaProp
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The average of the steps, each with its own learning rate.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="s">The average of the learning rates, from zero.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α, which enters the average of steps.</param>
    /// <param name="beta1">The decay β₁ of the average of steps.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="rootFloor">The φ that is added to the second moment under its root.</param>
    /// <param name="epsilon">The ε that is added to the root.</param>
    /// <param name="weightDecay">The weight decay λ: every step ends by taking off α·λ·x, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, [Uniform] ref double s, int t,
        [Positive] double learningRate = 4e-4, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        [Positive] double rootFloor = 1e-15, [Positive] double epsilon = 1e-15, double weightDecay = 0)
    {
        v = Rule.Ema(v, g * g, beta2);
        double normal = g * Math.Sqrt(Rule.BiasCorrection(beta2, t)) / (Math.Sqrt(v + rootFloor) + epsilon);
        m = Rule.Ema(m, learningRate * normal, beta1);
        s = Rule.Ema(s, learningRate, beta1);
        x -= m / (s / learningRate);
        x -= learningRate * weightDecay * x;
    }
}
