using System;

namespace OptimGen.Optimizers;

/// <summary>AdamW as its paper has it: the weight decay follows the schedule, but not the learning rate.</summary>
/// <remarks>
/// <code>
/// x ← x − α / α₀·λ·x
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 1e-5.</para>
/// <para>α₀ is the learning rate when the state was created, so α / α₀ is the schedule's factor, the paper's η. λ is then independent of
/// the choice of α₀, and smaller than <see cref="AdamW"/>'s by that factor: the two defaults are the same rule. optimi calls it
/// <c>decouple_lr</c>.</para>
/// <para>When: As AdamW, when the learning rate is searched for and the decay must not follow.</para>
/// <para>Loshchilov and Hutter, “Decoupled Weight Decay Regularization”, 2019, <see href="https://arxiv.org/abs/1711.05101"/>, algorithm
/// 2.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class AdamWFullyDecoupled
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="initialRate">The learning rate α₀ when the state was created.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="epsilon">The ε that is added to the denominator.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off λ·x first, times what the schedule has made of the rate.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, int t, [AtConstruction(nameof(learningRate)), Positive] double initialRate,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        [Positive] double epsilon = 1e-8, double weightDecay = 1e-5)
    {
        x -= learningRate / initialRate * weightDecay * x;
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, g * g, beta2);
        double mHat = m / Rule.BiasCorrection(beta1, t);
        double vHat = v / Rule.BiasCorrection(beta2, t);
        x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);
    }
}
