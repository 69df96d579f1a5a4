using System;

namespace OptimGen;

/// <summary>The length of all gradients of a set together, whatever their magnitude.</summary>
internal static class GradientNorm
{
    // Below and above, squares of doubles or their sums lose bits or overflow: 2⁻⁹⁰⁰ and 2⁹⁰⁰.
    private const double Least = 1.183052186166774e-271;
    private const double Most = 8.452712498170644e+270;

    /// <summary>√Σg²; infinite or no number where a gradient is.</summary>
    public static double Of<T>(ParameterSet<T> set)
        where T : unmanaged => Of(set, SumOfSquares(set, 1));

    /// <summary>The same, where Σg² is known: it may have lost bits or overflowed.</summary>
    public static double Of<T>(ParameterSet<T> set, double sum)
        where T : unmanaged
    {
        if (sum is (>= Least and <= Most) or double.NaN)
        {
            return Math.Sqrt(sum);
        }

        double largest = 0;
        foreach (Parameter<T> parameter in set.Members)
        {
            ref T first = ref parameter.FirstGradient(out nint length);
            largest = Math.Max(largest, GradientPass.LargestMagnitude(ref first, length));
        }

        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        // A power of two changes no digit. 2¹⁰²³ is as far as one goes; it lifts what is left of the smallest numbers far enough.
        int exponent = Math.Min(-Math.ILogB(largest), 1023);
        return Math.ScaleB(Math.Sqrt(SumOfSquares(set, Math.ScaleB(1, exponent))), -exponent);
    }

    private static double SumOfSquares<T>(ParameterSet<T> set, double factor)
        where T : unmanaged
    {
        double sum = 0;
        foreach (Parameter<T> parameter in set.Members)
        {
            ref T first = ref parameter.FirstGradient(out nint length);
            sum = GradientPass.AddSquares(sum, ref first, length, factor);
        }

        return sum;
    }
}
