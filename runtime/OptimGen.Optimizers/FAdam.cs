using System;

namespace OptimGen.Optimizers;

/// <summary>Fisher Adam: the natural gradient, bounded, with momentum, and a weight decay that is natural too.</summary>
/// <remarks>
/// <code>
/// b = (β₂ − β₂ᵗ) / (1 − β₂ᵗ)
/// f ← b·f + (1 − b)·g²
/// d = fᵖ + ε·min(1, rms(g))
/// n = g / d                      n ← n / (max(1, rms(n)) / c)
/// m ← β₁·m + (1 − β₁)·n
/// w = x / d                      w ← w / (max(1, rms(w)) / c)
/// x ← x − α·(m + λ·w)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, p <c>Power</c> 0.5, c <c>Clip</c> 1, ε <c>Epsilon</c>
/// 1e-8, λ <c>WeightDecay</c> 0.1.</para>
/// <para>As in the paper, ε shrinks with small gradients. While every gradient so far has been zero, the paper's step is 0 / 0; here it is
/// 0. <see cref="FAdamMaxEpsilon"/> is safe from it otherwise. f is the diagonal of Fisher's information, an average that has no bias to
/// correct; neither is m corrected. The weight decay, too, is divided by its root and bounded. c divides what the maximum has been taken
/// of: with c &lt; 1 it also enlarges.</para>
/// <para>When: As AdamW with strong regularisation, after Fisher's information.</para>
/// <para>Hwang, “FAdam: Adam is a Natural Gradient Optimizer Using Diagonal Empirical Fisher Information”, 2024,
/// <see href="https://arxiv.org/abs/2405.12807"/>, version 3.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class FAdam
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment, of bounded natural gradients.</param>
    /// <param name="f">The second moment: the diagonal of Fisher's information.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="power">The power p of the second moment that gradients are divided by; 0.5 is its root.</param>
    /// <param name="clip">The root mean square c above which natural gradients are scaled down.</param>
    /// <param name="epsilon">The ε that is added to the power of the second moment, scaled by the size of the gradients.</param>
    /// <param name="weightDecay">The weight decay λ, of parameters that are divided and bounded as gradients are.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double f, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        [Positive] double power = 0.5, [Positive] double clip = 1, [Positive] double epsilon = 1e-8, double weightDecay = 0.1)
    {
        f = Rule.Ema(f, g * g, Rule.DebiasedDecay(beta2, t));

        // The paper compares sizes of gradients, and of steps, with the number 1.
        double root = power == 0.5 ? Math.Sqrt(f) : Math.Pow(f, power);
        double divisor = root + (epsilon * Math.Min(1, Rule.AnyUnit(Reduce.Rms(g))));
        double natural = Rule.Ratio(g, divisor);
        natural /= Math.Max(1, Reduce.Rms(natural)) / clip;
        m = Rule.Ema(m, natural, beta1);

        double decayed = Rule.Ratio(x, divisor);
        decayed /= Math.Max(1, Rule.AnyUnit(Reduce.Rms(decayed))) / clip;
        x -= learningRate * (m + (weightDecay * decayed));
    }
}
