using System;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>Whether a double is the exact result of an operation, and its neighbours where it is not.</summary>
internal static class Exactness
{
    private const double Splitter = 134217729; // 2²⁷ + 1: halves of 26 bits.
    private const double Largest = 1e150;
    private const double Smallest = 1e-140;

    /// <summary>Whether a sum is exact: the error of an addition is itself a double.</summary>
    public static bool IsExactSum(double a, double b, double sum)
    {
        double part = sum - a;
        return a - (sum - part) + (b - part) == 0;
    }

    /// <summary>Whether a · b is this product exactly; false where that cannot be told.</summary>
    public static bool IsExactProduct(double a, double b, double product)
    {
        if (Math.Abs(a) is > Largest or < Smallest || Math.Abs(b) is > Largest or < Smallest || Math.Abs(product) < Smallest)
        {
            return (a is 1 or -1 || b is 1 or -1) && a * b == product;
        }

        // Dekker's product: no fused operation in this framework.
        (double highA, double lowA) = Split(a);
        (double highB, double lowB) = Split(b);
        return a * b == product && (highA * highB) - product + (highA * lowB) + (lowA * highB) + (lowA * lowB) == 0;
    }

    /// <summary>The next larger double.</summary>
    public static double Next(double value) =>
        value == 0 ? double.Epsilon
        : double.IsPositiveInfinity(value) ? value
        : BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) + (value > 0 ? 1 : -1));

    /// <summary>The next smaller double.</summary>
    public static double Previous(double value) => -Next(-value);

    private static (double High, double Low) Split(double value)
    {
        double scaled = Splitter * value;
        double high = scaled - (scaled - value);
        return (high, value - high);
    }
}
