using System;

namespace OptimGen.Optimizers;

/// <summary>AdamW that needs no schedule: gradients are taken between a fast point and the average of where it has been.</summary>
/// <remarks>
/// <code>
/// η = α·min(1, t / w)            ηmax ← max(ηmax, η)
/// ω = t^r·ηmax^q                 S ← S + ω            c = ω / S
/// v ← β₂·v + (1 − β₂)·g²
/// u = g / (√(v / (1 − β₂ᵗ)) + ε) + λ·y
/// y ← y + c·(z − y) − η·(1 − β₁·(1 − c))·u
/// z ← z − η·u
/// </code>
/// <para>α <c>LearningRate</c> 0.0025, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, w <c>WarmupSteps</c> 0, r <c>Power</c> 0, q
/// <c>RatePower</c> 2, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.</para>
/// <para>As in the authors' code, whose training mode this is: the parameters hold y, where gradients are taken. z is the fast point, and
/// the average x = y + (1 − 1/β₁)·(z − y) is what to evaluate and to keep. It is never stored: y = β₁·x + (1 − β₁)·z. The decay is at y.
/// Leave the learning rate constant.</para>
/// <para>When: As AdamW, when the number of steps is not known in advance.</para>
/// <para>Defazio and others, “The Road Less Scheduled”, 2024, <see href="https://arxiv.org/abs/2405.15682"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class ScheduleFreeAdamW
{
    /// <param name="y">The parameter: the point where gradients are taken.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="z">The fast point.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="weightSum">The sum S of the weights of all points so far.</param>
    /// <param name="rateMax">The largest rate so far, ηmax.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α after the warm-up.</param>
    /// <param name="beta1">β₁: how much of the point where gradients are taken is average; the rest is the fast point.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="warmupSteps">The number w of steps over which the rate grows evenly.</param>
    /// <param name="power">The power r of t in a point's weight.</param>
    /// <param name="ratePower">The power q of the largest rate in a point's weight.</param>
    /// <param name="epsilon">The ε that is added to the denominator.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off λ·y times the rate, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double y, double g, [Initially(nameof(y))] ref double z, ref double v,
        [Uniform] ref double weightSum, [Uniform] ref double rateMax, int t,
        double learningRate = 2.5e-3, [Decay, Positive] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        double warmupSteps = 0, double power = 0, double ratePower = 2, [Positive] double epsilon = 1e-8, double weightDecay = 0)
    {
        double rate = learningRate * (t < warmupSteps ? t / warmupSteps : 1);
        rateMax = Math.Max(rateMax, rate);
        double weight = Math.Pow(t, power) * Math.Pow(rateMax, ratePower);
        weightSum += weight;
        double c = Rule.Ratio(weight, weightSum);

        v = Rule.Ema(v, g * g, beta2);
        double vHat = v / Rule.BiasCorrection(beta2, t);
        double u = (g / (Math.Sqrt(vHat) + epsilon)) + (weightDecay * y);
        y = Rule.Lerp(y, z, c) - (rate * (1 - (beta1 * (1 - c))) * u);
        z -= rate * u;
    }

    /// <summary>The average x of the fast points: what to evaluate and to keep.</summary>
    [View]
    private static double Average(double y, double z, double beta1) => y + ((1 - (1 / beta1)) * (z - y));
}
