using System;

namespace OptimGen;

/// <summary>The cosine, with the same bits on every machine, unlike <see cref="Math.Cos"/>, which is the platform's C library.</summary>
internal static class HalfTurns
{
    private static readonly DoubleDouble Pi = new(3.141592653589793, 1.2246467991473532e-16);

    // cos y = Σ (−y²)ⁿ/(2n)! and sin y = y · Σ (−y²)ⁿ/(2n + 1)!: y² ≤ π²/16 leaves less than 2⁻¹¹² after 15 terms.
    private static readonly DoubleDouble[] CosineSeries = Series(15, 0);
    private static readonly DoubleDouble[] SineSeries = Series(15, 1);

    /// <summary>cos(π·x), exact where it is 0, 1 or −1.</summary>
    /// <param name="x">The angle in half turns, finite.</param>
    public static double Cosine(double x)
    {
        // All of these are exact: remainders always, differences of doubles within a factor of two of each other, and 1 − x below ½.
        x = Math.Abs(x) % 2;
        x = x > 1 ? 2 - x : x;
        if (x > 0.5)
        {
            return -OfAcute(1 - x);
        }

        return OfAcute(x);
    }

    private static double OfAcute(double x)
    {
        if (x <= 0.25)
        {
            DoubleDouble angle = Pi * x;
            return DoubleDouble.Polynomial(CosineSeries, -(angle * angle)).High;
        }

        DoubleDouble complement = Pi * (0.5 - x);
        return (complement * DoubleDouble.Polynomial(SineSeries, -(complement * complement))).High;
    }

    private static DoubleDouble[] Series(int count, int first)
    {
        DoubleDouble[] series = new DoubleDouble[count];
        DoubleDouble factorial = 1;
        for (int n = 0; n < count; n++)
        {
            int last = (2 * n) + first;
            factorial = n == 0 ? 1 : factorial * (last - 1) * last;
            series[n] = 1 / factorial;
        }

        return series;
    }
}
