using System;

namespace OptimGen.Optimizers;

/// <summary>Adam that finds its own learning rate by D-Adaptation: a lower bound of the distance to the solution, which only
/// grows.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// ρ = d·α·c, with c = √(1 − β₂ᵏ⁺¹) / (1 − β₁ᵏ⁺¹) if asked for, else 1;  q = √β₂
/// p = ρ·Σ g·s / (√v + ε), over all tensors, with the old s and v
/// m ← β₁·m + (1 − β₁)·ρ·g        v ← β₂·v + (1 − β₂)·g²          s ← q·s + (1 − q)·ρ·g
/// r = Σ |s|, over all tensors;  if 0, the step ends here
/// n ← q·n + (1 − q)·p
/// d ← max(d, min(n / ((1 − q)·r), d·growth))                     k ← k + 1
/// x ← x − ρ·λ′·x
/// x ← x − m / (√v + ε)
/// </code>
/// <para>α <c>LearningRate</c> 1, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, d from <c>InitialScale</c> 1e-6, growth <c>Growth</c> ∞,
/// <c>BiasCorrection</c> false, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0, λ′ <c>DecoupledWeightDecay</c> 0.</para>
/// <para>As in the authors' code, where the first d and growth are <c>d0</c> and <c>growth_rate</c>, and <c>decouple</c> says which decay
/// the one <c>weight_decay</c> is. The rate is inside the first moment, so one that changes acts on later gradients only.
/// <see cref="Prodigy"/> finds d faster.</para>
/// <para>All tensors of a set share one d, so they are stepped together. A tensor stepped alone is a model of its own.</para>
/// <para>When: Where no learning rate is to be chosen; Prodigy mostly gets there sooner.</para>
/// <para>Defazio and Mishchenko, “Learning-Rate-Free Learning by D-Adaptation”, 2023,
/// <see href="https://arxiv.org/abs/2301.07733"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class DAdaptAdam
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment, of steps.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="s">The average of gradients times their rates.</param>
    /// <param name="d">The lower bound of the distance to the solution, which the learning rate is multiplied by.</param>
    /// <param name="numerator">The average n of gains.</param>
    /// <param name="k">The number of steps that were not skipped.</param>
    /// <param name="learningRate">The learning rate α, in units of d: 1, or what a schedule makes of it.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment; its root q is that of gains.</param>
    /// <param name="initialScale">The first d: smaller than any distance that could be meant.</param>
    /// <param name="growth">The most by which d may grow in a step, as a factor.</param>
    /// <param name="biasCorrection">Whether the rate has Adam's bias corrections.</param>
    /// <param name="epsilon">The ε that is added to the root of the second moment.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the gradient, and so enters all that is made of it.</param>
    /// <param name="decoupledWeightDecay">The decoupled weight decay λ′: every step takes off λ′·x times the rate, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, ref double s,
        [Uniform, Initially(nameof(initialScale))] ref double d, [Uniform] ref double numerator, [Uniform] ref double k,
        double learningRate = 1, [Decay, Positive] double beta1 = 0.9, [Decay, Positive] double beta2 = 0.999,
        [Positive] double initialScale = 1e-6, [Between(1, double.PositiveInfinity)] double growth = double.PositiveInfinity,
        bool biasCorrection = false, [Positive] double epsilon = 1e-8, double weightDecay = 0, double decoupledWeightDecay = 0)
    {
        g += weightDecay * x;
        double q = Math.Sqrt(beta2);
        double correction = biasCorrection ? Math.Sqrt(1 - Math.Pow(beta2, k + 1)) / (1 - Math.Pow(beta1, k + 1)) : 1;
        double rate = d * learningRate * correction;

        double gain = rate * ReduceAll.Sum(g * s / (Math.Sqrt(v) + epsilon));
        m = Rule.Ema(m, rate * g, beta1);
        v = Rule.Ema(v, g * g, beta2);
        s = Rule.Ema(s, rate * g, q);
        double denominator = ReduceAll.Sum(Math.Abs(s));
        if (denominator == 0)
        {
            return;
        }

        numerator = Rule.Ema(numerator, gain, q);
        double estimate = numerator / ((1 - q) * denominator);
        d = Math.Max(d, Math.Min(estimate, d * growth));
        k += 1;

        x -= rate * decoupledWeightDecay * x;
        x -= m / (Math.Sqrt(v) + epsilon);
    }
}
