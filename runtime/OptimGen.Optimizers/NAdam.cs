using System;

namespace OptimGen.Optimizers;

/// <summary>Adam with Nesterov's momentum, and with a first decay that warms up.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x                    x ← x − α·λ′·x
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// μ(k) = β₁·(1 − ½·0.96^(k·ψ))   P ← P·μ(t), from 1
/// m̂ = μ(t + 1)·m / (1 − P·μ(t + 1)) + (1 − μ(t))·g / (1 − P)
/// x ← x − α·m̂ / (√(v / (1 − β₂ᵗ)) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.002, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ψ <c>MomentumDecay</c> 0.004, ε <c>Epsilon</c> 1e-8, λ
/// <c>WeightDecay</c> 0, λ′ <c>DecoupledWeightDecay</c> 0.</para>
/// <para>As in PyTorch, whose single-tensor path of versions 1.10 to 1.13 differs by mistake; this is its other path. Keras has no ψ: its
/// schedule is that of ψ = 1. The product P of the schedule is one value for the whole tensor, kept in double. PyTorch has one weight decay
/// and a <c>decoupled_weight_decay</c> that says which it is.</para>
/// <para>When: As Adam, often a little faster at the start.</para>
/// <para>Dozat, “Incorporating Nesterov Momentum into Adam”, 2016.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class NAdam
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="product">The product P of the schedule's values so far.</param>
    /// <param name="t">The step.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="beta1">The decay β₁ of the first moment, which the schedule approaches.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="momentumDecay">ψ: how fast the schedule approaches β₁.</param>
    /// <param name="epsilon">The ε that is added to the denominator.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the gradient, and so enters the moments.</param>
    /// <param name="decoupledWeightDecay">The decoupled weight decay λ′: every step takes off α·λ′·x first, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, [Uniform, Initially(1)] ref double product, int t,
        double learningRate = 2e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        double momentumDecay = 4e-3, [Positive] double epsilon = 1e-8, double weightDecay = 0, double decoupledWeightDecay = 0)
    {
        g += weightDecay * x;
        x -= learningRate * decoupledWeightDecay * x;
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, g * g, beta2);
        double mu = Momentum(beta1, momentumDecay, t);
        double muNext = Momentum(beta1, momentumDecay, t + 1);
        product *= mu;
        double mHat = (muNext * m / (1 - (product * muNext))) + ((1 - mu) * g / (1 - product));
        double vHat = v / Rule.BiasCorrection(beta2, t);
        x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);
    }

    private static double Momentum(double beta1, double momentumDecay, int t) => beta1 * (1 - (0.5 * Math.Pow(0.96, t * momentumDecay)));
}
