using System;

namespace OptimGen.Optimizers;

/// <summary>Adam that steps along the momentum alone until its second moment can be trusted, and rectifies its spread from then
/// on.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x                    x ← x − α·λ′·x
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// ρ∞ = 2 / (1 − β₂) − 1          ρ = ρ∞ − 2·t·β₂ᵗ / (1 − β₂ᵗ)
/// r = √((ρ − 4)·(ρ − 2)·ρ∞ / ((ρ∞ − 4)·(ρ∞ − 2)·ρ))
/// ρ > 5:  x ← x − α·r·√(1 − β₂ᵗ) / (1 − β₁ᵗ)·m / (√v + ε)
/// else:   x ← x − α·m / (1 − β₁ᵗ)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0, λ′
/// <c>DecoupledWeightDecay</c> 0.</para>
/// <para>As in PyTorch, steps are rectified where ρ, the length of the average that v is, is above 5: from step 6 on with the defaults. The
/// authors' code includes 5, the paper starts above 4. ε stands before the correction. PyTorch has one weight decay and a
/// <c>decoupled_weight_decay</c> that says which it is.</para>
/// <para>When: Instead of Adam with a warm-up.</para>
/// <para>Liu and others, “On the Variance of the Adaptive Learning Rate and Beyond”, 2020,
/// <see href="https://arxiv.org/abs/1908.03265"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class RAdam
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α, of both kinds of steps.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment; up to 0.6 no step is ever rectified.</param>
    /// <param name="epsilon">The ε that is added to the root of the second moment.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the gradient, and so enters the moments.</param>
    /// <param name="decoupledWeightDecay">The decoupled weight decay λ′: every step takes off α·λ′·x first, apart from the gradient.</param>
    [UpdateRule]
    internal static void Update(
        ref double x, double g, ref double m, ref double v, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        [Positive] double epsilon = 1e-8, double weightDecay = 0, double decoupledWeightDecay = 0)
    {
        g += weightDecay * x;
        x -= learningRate * decoupledWeightDecay * x;
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, g * g, beta2);
        double c1 = Rule.BiasCorrection(beta1, t);
        double c2 = Rule.BiasCorrection(beta2, t);
        double longest = LongestAverage(beta2);
        double length = AverageLength(beta2, t);
        if (length > 5)
        {
            x -= learningRate * Rectification(length, longest) * (m / c1) * Math.Sqrt(c2) / (Math.Sqrt(v) + epsilon);
        }
        else
        {
            // The same rate serves steps of a gradient's unit: the paper's choice.
            x -= learningRate * Rule.AnyUnit(m / c1);
        }
    }

    /// <summary>ρ∞: how many values the second moment averages over in the long run.</summary>
    internal static double LongestAverage(double decay) => (2 / (1 - decay)) - 1;

    /// <summary>ρ: how many it averages over at step t.</summary>
    internal static double AverageLength(double decay, int t) =>
        LongestAverage(decay) - (2 * t * Math.Pow(decay, t) / Rule.BiasCorrection(decay, t));

    /// <summary>r: what makes up for the spread of a step that divides by so short an average.</summary>
    internal static double Rectification(double length, double longest) =>
        Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
}
