using System;
using System.ComponentModel;

namespace OptimGen;

/// <summary>
/// Powers, exponentials, logarithms, sines and cosines for what is the same for all elements of a step: the same bits on every machine, unlike
/// those of <see cref="Math"/>, which are the platform's C library.
/// </summary>
/// <remarks>
/// Results are computed with a relative error below 2⁻⁸² and then rounded once, so they are the nearest doubles unless the true value lies
/// within 2⁻²⁹ units in the last place of the middle of two. Special cases are those of IEEE 754, as in <see cref="Math"/>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class UniformMath
{
    // Squaring doubles the relative error each time: up to here it stays below 2⁻⁸². Logarithms take over where they are better.
    private const double LargestSquaredExponent = 1 << 20;

    // Beyond this every power of e overflows or rounds to zero.
    private const double LargestExponent = 1000;

    // e⁻⁷⁶⁰ rounds to zero; e⁻⁶⁰⁰ is 2⁻⁸⁶⁶, whose low part, 2⁻⁵³ smaller, is far from subnormal.
    private const double SurelyZero = 760;
    private const double SurelyNormal = 600;

    private static readonly DoubleDouble Ln2 = new(0.6931471805599453, 2.3190468138462996e-17);

    // eʳ = Σ rⁿ/n!: |r| ≤ ½ ln 2 leaves less than 2⁻¹¹⁵ after 25 terms.
    private static readonly DoubleDouble[] ExpSeries = InverseFactorials(25);

    // ln m = 2s · Σ s²ⁿ/(2n + 1) with s = (m − 1)/(m + 1): |s| ≤ 0.1716 leaves less than 2⁻¹¹³ after 22 terms.
    private static readonly DoubleDouble[] LogSeries = InverseOddNumbers(22);

    /// <summary>value raised to exponent, with the special cases of <see cref="Math.Pow"/>.</summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">The exponent. Integers up to 2²⁰ in magnitude go by squaring, so that exact results are exact.</param>
    public static double Power(double value, double exponent)
    {
        if (exponent == 0 || value == 1)
        {
            return 1;
        }

        if (double.IsNaN(value) || double.IsNaN(exponent))
        {
            return double.NaN;
        }

        if (value < 0 && double.IsFinite(value) && double.IsFinite(exponent) && !double.IsInteger(exponent))
        {
            return double.NaN;
        }

        double magnitude = PowerOfMagnitude(Math.Abs(value), exponent);
        return double.IsNegative(value) && double.IsOddInteger(exponent) ? -magnitude : magnitude;
    }

    /// <summary>e raised to value.</summary>
    /// <param name="value">The exponent.</param>
    public static double Exp(double value) => double.IsNaN(value) ? value : Exp(new DoubleDouble(value, 0));

    /// <summary>The natural logarithm: NaN below zero, −∞ at zero.</summary>
    /// <param name="value">The argument.</param>
    public static double Log(double value) => value switch
    {
        double.NaN or < 0 => double.NaN,
        0 => double.NegativeInfinity,
        double.PositiveInfinity => value,
        _ => LogOfPositive(value).High,
    };

    // e^value = result · 2^twos, before the rounding.
    internal static DoubleDouble ExpScaled(DoubleDouble value, out int twos)
    {
        twos = (int)Math.Round(value.High / Ln2.High);
        return DoubleDouble.Polynomial(ExpSeries, value - (Ln2 * twos));
    }

    // The natural logarithm, before the rounding.
    internal static DoubleDouble LogOfPositive(double value)
    {
        double mantissa = Normalize(value, out int scale);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            scale++;
        }

        DoubleDouble s = (mantissa - 1) / DoubleDouble.Sum(mantissa, 1);
        return (Ln2 * scale) + (s * 2 * DoubleDouble.Polynomial(LogSeries, s * s));
    }

    private static double PowerOfMagnitude(double value, double exponent)
    {
        if (value == 0 || double.IsInfinity(value) || double.IsInfinity(exponent))
        {
            // Only the direction matters: towards zero, or away from it. A magnitude of 1 moves neither way.
            return value == 1 ? 1 : value > 1 == exponent > 0 ? double.PositiveInfinity : 0;
        }

        if (double.IsInteger(exponent) && Math.Abs(exponent) <= LargestSquaredExponent)
        {
            return PowerBySquaring(value, (int)exponent);
        }

        DoubleDouble logarithm = LogOfPositive(value);
        double estimate = logarithm.High * exponent;
        return Math.Abs(estimate) > LargestExponent ? Exp(new DoubleDouble(estimate, 0)) : Exp(logarithm * exponent);
    }

    private static double PowerBySquaring(double value, int exponent)
    {
        // Decays, nearly always: below 1 and not far from it. (1 − β) < −ln β < (1 − β) / β bounds the result without computing it.
        if (value is > 0.5 and < 1 && exponent > 0)
        {
            double distance = exponent * (1 - value);
            if (distance > SurelyZero)
            {
                return 0;
            }

            if (distance < SurelyNormal * value)
            {
                return PowerOfDecay(value, exponent);
            }
        }

        double mantissa = Normalize(value, out int valueScale);
        int count = Math.Abs(exponent);
        DoubleDouble power = mantissa;
        long scale = valueScale;
        for (int bit = 30 - int.LeadingZeroCount(count); bit >= 0; bit--)
        {
            power *= power;
            scale *= 2;
            if ((count >> bit & 1) != 0)
            {
                power *= mantissa;
                scale += valueScale;
            }

            // Between 1 and 8 now; scaled back, it can neither overflow nor lose its low part, however often it is squared.
            (int excess, double factor) = power.High >= 4 ? (2, 0.25) : power.High >= 2 ? (1, 0.5) : (0, 1.0);
            power = new DoubleDouble(power.High * factor, power.Low * factor);
            scale += excess;
        }

        return exponent < 0 ? (1 / power).Round(-scale) : power.Round(scale);
    }

    // No square on the way is smaller than the result, which is a normal number with room for its low part: nothing needs rescaling.
    private static double PowerOfDecay(double value, int exponent)
    {
        DoubleDouble square = value;
        DoubleDouble power = 1;
        while (true)
        {
            if ((exponent & 1) != 0)
            {
                power *= square;
            }

            exponent >>= 1;
            if (exponent == 0)
            {
                return power.High;
            }

            square *= square;
        }
    }

    private static double Exp(DoubleDouble value)
    {
        if (Math.Abs(value.High) > LargestExponent)
        {
            return value.High > 0 ? double.PositiveInfinity : 0;
        }

        return ExpScaled(value, out int twos).Round(twos);
    }

    // value = mantissa · 2^exponent with the mantissa in [1, 2), for positive finite values, subnormal ones too.
    private static double Normalize(double value, out int exponent)
    {
        exponent = Math.ILogB(value);
        return Math.ScaleB(value, -exponent);
    }

    private static DoubleDouble[] InverseFactorials(int count)
    {
        DoubleDouble[] series = new DoubleDouble[count];
        DoubleDouble factorial = 1;
        for (int n = 0; n < count; n++)
        {
            factorial *= Math.Max(n, 1);
            series[n] = 1 / factorial;
        }

        return series;
    }

    private static DoubleDouble[] InverseOddNumbers(int count)
    {
        DoubleDouble[] series = new DoubleDouble[count];
        for (int n = 0; n < count; n++)
        {
            series[n] = 1 / new DoubleDouble((2 * n) + 1, 0);
        }

        return series;
    }
}
