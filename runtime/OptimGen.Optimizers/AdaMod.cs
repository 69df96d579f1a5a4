using System;

namespace OptimGen.Optimizers;

/// <summary>Adam whose rate, element by element, may not exceed its own long average.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// η = α·√(1 − β₂ᵗ) / (1 − β₁ᵗ) / (√v + ε)
/// s ← β₃·s + (1 − β₃)·η
/// x ← x − min(η, s)·m
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, β₃ <c>Beta3</c> 0.999, ε <c>Epsilon</c> 1e-8, λ
/// <c>WeightDecay</c> 0.</para>
/// <para>As in the authors' code, s starts at zero and is not corrected, so it warms up: the first step is 1 − β₃ of Adam's. s has seen
/// today's rate when the two are compared. With β₃ = 0 it is Adam in the <see cref="AdamReordered">reordered form</see>.</para>
/// <para>When: Instead of a warm-up, where Adam's first rates are too large.</para>
/// <para>Ding, Ren, Luo and Sun, “An Adaptive and Momental Bound Method for Stochastic Learning”, 2019,
/// <see href="https://arxiv.org/abs/1910.12249"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class AdaMod
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="s">The average of the rates.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="beta3">The decay β₃ of the average of rates, which also sets how long they warm up.</param>
    /// <param name="epsilon">The ε that is added to the root of the second moment.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off α·λ·x first, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, ref double s, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999, [Decay] double beta3 = 0.999,
        [Positive] double epsilon = 1e-8, double weightDecay = 0)
    {
        x -= learningRate * weightDecay * x;
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, g * g, beta2);
        double corrected = learningRate * Math.Sqrt(Rule.BiasCorrection(beta2, t)) / Rule.BiasCorrection(beta1, t);
        double rate = corrected / (Math.Sqrt(v) + epsilon);
        s = Rule.Ema(s, rate, beta3);
        x -= Math.Min(rate, s) * m;
    }
}
