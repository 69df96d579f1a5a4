using System;

namespace OptimGen.Optimizers;

/// <summary>AdamW that moves only where the momentum agrees with today's gradient.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// k = m·g > 0 ? 1 : 0            k ← k / max(mean(k), floor)
/// x ← x − α·√(1 − β₂ᵗ) / (1 − β₁ᵗ)·k·m / (√v + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, floor <c>MeanFloor</c> 0.001, ε <c>Epsilon</c> 1e-6, λ
/// <c>WeightDecay</c> 0.</para>
/// <para>Those that move move further, so that the step is as long as if all had. As in the authors' code, ε stands before the correction, and the
/// share of those that move counts as at least the floor; their first version divided by the number of those that move plus one.</para>
/// <para>Liang and others, “Cautious Optimizers: Improving Training with One Line of Code”, 2024, <see
/// href="https://arxiv.org/abs/2411.16085"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class CautiousAdamW
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="meanFloor">The least that the share of elements that move counts as.</param>
    /// <param name="epsilon">The ε that is added to the root of the second moment.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off α·λ·x first, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        [Positive] double meanFloor = 1e-3, [Positive] double epsilon = 1e-6, double weightDecay = 0)
    {
        x -= learningRate * weightDecay * x;
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, g * g, beta2);
        double agrees = m * g > 0 ? 1 : 0;
        double mask = agrees / Math.Max(Reduce.Mean(agrees), meanFloor);
        double rate = learningRate * Math.Sqrt(Rule.BiasCorrection(beta2, t)) / Rule.BiasCorrection(beta1, t);
        x -= rate * mask * m / (Math.Sqrt(v) + epsilon);
    }
}
