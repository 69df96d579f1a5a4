using System;

namespace OptimGen;

/// <summary>The vocabulary of an update rule, beside <see cref="Math"/>. Inside a rule these become a few instructions each.</summary>
public static class Rule
{
    /// <summary>decay · average + (1 − decay) · value: an exponential moving average takes one more value.</summary>
    /// <param name="average">The average so far.</param>
    /// <param name="value">The new value, in the unit of <paramref name="average"/>.</param>
    /// <param name="decay">What remains of the average; for a decay in [0, 1] the result lies between average and value.</param>
    public static double Ema(double average, double value, double decay) => (decay * average) + ((1 - decay) * value);

    /// <summary>from + weight · (to − from): from at weight 0, between the two for weights in [0, 1].</summary>
    /// <param name="from">The value at weight 0.</param>
    /// <param name="to">The value at weight 1, reached but for round-off; in the unit of <paramref name="from"/>.</param>
    /// <param name="weight">How far to go, without a unit.</param>
    public static double Lerp(double from, double to, double weight) => from + (weight * (to - from));

    /// <summary>1 − decayᵗ, in (0, 1] for t ≥ 1: the weight that an average which began at zero has collected after t values.</summary>
    /// <param name="decay">The average's decay, in [0, 1).</param>
    /// <param name="t">The number of values, from 1: the step.</param>
    public static double BiasCorrection(double decay, long t) => 1 - UniformMath.Power(decay, t);

    /// <summary>
    /// (decay − decayᵗ) / (1 − decayᵗ), in [0, 1) and 0 at step 1: an average that takes its values with this decay needs no correction.
    /// </summary>
    /// <param name="decay">The average's decay, in [0, 1).</param>
    /// <param name="t">The number of values, from 1: the step.</param>
    public static double DebiasedDecay(double decay, long t) => decay * BiasCorrection(decay, t - 1) / BiasCorrection(decay, t);

    /// <summary>average − (1 − decay) · sign(average − value) · value: not negative where average and value are not (Yogi).</summary>
    /// <param name="average">The average so far.</param>
    /// <param name="value">The new value, in the unit of <paramref name="average"/>.</param>
    /// <param name="decay">The decay, in [0, 1).</param>
    public static double SignedEma(double average, double value, double decay) =>
        average - ((1 - decay) * Sign(average - value) * value);

    /// <summary>numerator / denominator, and 0 where the denominator is 0, whatever the numerator.</summary>
    /// <param name="numerator">The numerator.</param>
    /// <param name="denominator">The denominator; both signs of zero count as 0.</param>
    public static double Ratio(double numerator, double denominator) => denominator == 0 ? 0 : numerator / denominator;

    /// <summary>
    /// The value itself. The unit check takes it for whatever its surroundings need: the visible word where a paper breaks the units.
    /// </summary>
    /// <param name="value">The value.</param>
    public static double AnyUnit(double value) => value;

    /// <summary>
    /// −1, 0 or 1. NaN stays NaN and a zero keeps its sign, where <see cref="Math.Sign(double)"/> would throw or drop it.
    /// </summary>
    /// <param name="value">The value; its unit does not matter.</param>
    public static double Sign(double value) => value > 0 ? 1 : value < 0 ? -1 : value;

    /// <summary>The value, not below <paramref name="low"/>, not above <paramref name="high"/>; NaN stays NaN.</summary>
    /// <remarks>
    /// Where the bounds cross the result is <paramref name="high"/>; <see cref="Math.Clamp(double, double, double)"/> would throw.
    /// </remarks>
    /// <param name="value">The value.</param>
    /// <param name="low">The smallest result, in the unit of <paramref name="value"/>.</param>
    /// <param name="high">The largest result, in the unit of <paramref name="value"/>.</param>
    public static double Clamp(double value, double low, double high) => Math.Min(Math.Max(value, low), high);
}
