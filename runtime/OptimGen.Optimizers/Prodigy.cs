using System;

namespace OptimGen.Optimizers;

/// <summary>Adam that finds its own learning rate, from how far it has come and what it expected to gain.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// ρ = d·α·c, with c = √(1 − β₂ᵏ⁺¹) / (1 − β₁ᵏ⁺¹) if asked for, else 1;  w = d / d₀·ρ
/// p = √β₂·n + w·Σ g·(x₀ − x), over all tensors
/// m ← β₁·m + d·(1 − β₁)·g        v ← β₂·v + d²·(1 − β₂)·g²        s ← √β₂·s + w·g
/// q = Σ |s|, over all tensors;  if 0, the step ends here
/// d̂ = coefficient·p / q
/// d = d₀:  d ← max(d, d̂)         d_max ← max(d_max, d̂)           d ← min(d_max, d·growth)
/// n ← p                          k ← k + 1
/// x ← x − ρ·λ′·x
/// x ← x − ρ·m / (√v + d·ε)
/// </code>
/// <para>α <c>LearningRate</c> 1, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, d₀ <c>InitialScale</c> 1e-6, coefficient <c>Coefficient</c>
/// 1, growth <c>Growth</c> ∞, <c>BiasCorrection</c> false, <c>SafeguardWarmup</c> false, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0, λ′
/// <c>DecoupledWeightDecay</c> 0.</para>
/// <para>As in the authors' code, where d₀, coefficient and growth are <c>d0</c>, <c>d_coef</c> and <c>growth_rate</c>, and
/// <c>decouple</c>, which is on by default, says which decay the one <c>weight_decay</c> is. ρ has the old d, ε the new one. With
/// <c>SafeguardWarmup</c>, s takes d in the place of ρ. A schedule goes through α; leave its largest value 1.</para>
/// <para>All tensors of a set share one d, so they are stepped together. A tensor stepped alone is a model of its own.</para>
/// <para>When: Where no learning rate is to be chosen: leave it at 1, with a cosine schedule.</para>
/// <para>Mishchenko and Defazio, “Prodigy: An Expeditiously Adaptive Parameter-Free Learner”, 2023,
/// <see href="https://arxiv.org/abs/2306.06101"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class Prodigy
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment, in units of d.</param>
    /// <param name="v">The second moment, in units of d².</param>
    /// <param name="s">The sum of the weighed gradients, fading.</param>
    /// <param name="x0">The parameter as it was before step 1.</param>
    /// <param name="d">The estimate of the distance to the solution, which the learning rate is multiplied by.</param>
    /// <param name="dMax">The largest estimate so far.</param>
    /// <param name="numerator">The gain n so far, fading.</param>
    /// <param name="k">The number of steps that were not skipped.</param>
    /// <param name="learningRate">The learning rate α, in units of d: 1, or what a schedule makes of it.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment; its root is that of gains.</param>
    /// <param name="initialScale">The first d, d₀: smaller than any distance that could be meant.</param>
    /// <param name="coefficient">What estimates are multiplied by; from 0.5 to 2 for shorter or longer steps.</param>
    /// <param name="growth">The most by which d may grow in a step, as a factor.</param>
    /// <param name="biasCorrection">Whether the rate has Adam's bias corrections.</param>
    /// <param name="safeguardWarmup">Whether gains are weighed without the learning rate, so that a warm-up does not hide them.</param>
    /// <param name="epsilon">The ε that is added to the denominator, times d.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the gradient, and so enters all that is made of it.</param>
    /// <param name="decoupledWeightDecay">The decoupled weight decay λ′: every step takes off λ′·x times the rate, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, ref double s, [Initially(nameof(x))] ref double x0,
        [Uniform, Initially(nameof(initialScale))] ref double d, [Uniform, Initially(nameof(initialScale))] ref double dMax,
        [Uniform] ref double numerator, [Uniform] ref double k,
        double learningRate = 1, [Decay, Positive] double beta1 = 0.9, [Decay, Positive] double beta2 = 0.999,
        [Positive] double initialScale = 1e-6, double coefficient = 1,
        [Between(1, double.PositiveInfinity)] double growth = double.PositiveInfinity,
        bool biasCorrection = false, bool safeguardWarmup = false,
        [Positive] double epsilon = 1e-8, double weightDecay = 0, double decoupledWeightDecay = 0)
    {
        g += weightDecay * x;
        double beta3 = Math.Sqrt(beta2);
        double correction = biasCorrection ? Math.Sqrt(1 - Math.Pow(beta2, k + 1)) / (1 - Math.Pow(beta1, k + 1)) : 1;
        double rate = d * learningRate * correction;
        double weight = d / initialScale * (safeguardWarmup ? d : rate);

        double gain = (beta3 * numerator) + (d / initialScale * rate * ReduceAll.Sum(g * (x0 - x)));
        m = (beta1 * m) + (d * (1 - beta1) * g);
        v = (beta2 * v) + (d * d * (1 - beta2) * g * g);
        s = (beta3 * s) + (weight * g);
        double denominator = ReduceAll.Sum(Math.Abs(s));
        if (denominator == 0)
        {
            return;
        }

        double estimate = coefficient * gain / denominator;
        d = d == initialScale ? Math.Max(d, estimate) : d;
        dMax = Math.Max(dMax, estimate);
        d = Math.Min(dMax, d * growth);
        numerator = gain;
        k += 1;

        x -= rate * decoupledWeightDecay * x;
        x -= rate * m / (Math.Sqrt(v) + (d * epsilon));
    }
}
