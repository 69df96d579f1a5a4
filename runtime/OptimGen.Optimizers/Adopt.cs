using System;

namespace OptimGen.Optimizers;

/// <summary>Adam that divides each gradient by the second moment of those before it, and averages afterwards: it converges with any
/// β₂.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// t = 1:  v ← g², and nothing else
/// t > 1:  x ← x − α·λ′·x
///         n = clamp(g / max(√v, ε), ±(t − 1)^¼)
///         m ← β₁·m + (1 − β₁)·n
///         x ← x − α·m
///         v ← β₂·v + (1 − β₂)·g²
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.9999, ε <c>Epsilon</c> 1e-6, λ <c>WeightDecay</c> 0, λ′
/// <c>DecoupledWeightDecay</c> 0.</para>
/// <para>As in the authors' code: the first step only looks, ε is a floor of the root, and the bound of the normalised gradient grows with
/// the steps taken. That code has one weight decay and a <c>decouple</c> that says which it is. Other libraries take t^¼ for the
/// bound.</para>
/// <para>When: Where Adam diverges or β₂ is hard to choose.</para>
/// <para>Taniguchi and others, “ADOPT: Modified Adam Can Converge with Any β₂ with the Optimal Rate”, 2024,
/// <see href="https://arxiv.org/abs/2411.02853"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class Adopt
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment, of normalised gradients.</param>
    /// <param name="v">The second moment, of the gradients up to the last step.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="epsilon">The ε: the least that a gradient is divided by.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the gradient, and so enters both moments.</param>
    /// <param name="decoupledWeightDecay">The decoupled weight decay λ′: every step but the first takes off α·λ′·x, apart from the
    /// gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.9999,
        [Positive] double epsilon = 1e-6, double weightDecay = 0, double decoupledWeightDecay = 0)
    {
        g += weightDecay * x;
        if (t == 1)
        {
            v = g * g;
            return;
        }

        x -= learningRate * decoupledWeightDecay * x;
        double bound = Math.Pow(t - 1, 0.25);
        double normal = Rule.Clamp(g / Math.Max(Math.Sqrt(v), epsilon), -bound, bound);
        m = Rule.Ema(m, normal, beta1);
        x -= learningRate * m;
        v = Rule.Ema(v, g * g, beta2);
    }
}
