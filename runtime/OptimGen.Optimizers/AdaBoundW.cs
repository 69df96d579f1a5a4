using System;

namespace OptimGen.Optimizers;

/// <summary>AdaBound with weight decay apart from the gradient, and from the learning rate too.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// φ′ = φ·α / α₀
/// η = clamp(α·√(1 − β₂ᵗ) / (1 − β₁ᵗ) / (√v + ε), φ′·(1 − 1 / (γ·t + 1)), φ′·(1 + 1 / (γ·t)))
/// x ← x − η·m − λ·x
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, φ <c>FinalRate</c> 0.1, γ <c>Gamma</c> 0.001, ε
/// <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.01.</para>
/// <para>α₀ is the learning rate when the state was created. As in the authors' code, the decay is not multiplied by the learning rate:
/// every step takes λ of the parameter, so it is not comparable with <see cref="AdamW"/>'s, of which α·λ is.</para>
/// <para>When: As AdaBound, with a weight decay that a schedule leaves alone.</para>
/// <para>Luo, Xiong, Liu and Sun, “Adaptive Gradient Methods with Dynamic Bound of Learning Rate”, 2019,
/// <see href="https://arxiv.org/abs/1902.09843"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class AdaBoundW
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="initialRate">The learning rate α₀ when the state was created.</param>
    /// <param name="learningRate">The learning rate α; a schedule of it scales the bounds too.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="finalRate">The rate φ of gradient descent that both bounds tend to.</param>
    /// <param name="gamma">γ: how fast the bounds close in.</param>
    /// <param name="epsilon">The ε that is added to the root of the second moment.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off λ·x, whatever the learning rate.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, int t, [AtConstruction(nameof(learningRate)), Positive] double initialRate,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        double finalRate = 0.1, [Positive] double gamma = 1e-3, [Positive] double epsilon = 1e-8, double weightDecay = 1e-2)
    {
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, g * g, beta2);
        double corrected = learningRate * Math.Sqrt(Rule.BiasCorrection(beta2, t)) / Rule.BiasCorrection(beta1, t);
        double final = finalRate * learningRate / initialRate;
        double rate = Rule.Clamp(
            corrected / (Math.Sqrt(v) + epsilon), final * (1 - (1 / ((gamma * t) + 1))), final * (1 + (1 / (gamma * t))));
        x -= (rate * m) + (weightDecay * x);
    }
}
