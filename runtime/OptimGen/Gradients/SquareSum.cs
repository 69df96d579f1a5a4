using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptimGen;

/// <summary>
/// Sums of squares in double, in one order on every processor: sixteen lanes over a block of the tensor, the lanes added in a tree, the
/// blocks one after the other. However blocks are shared out, the bits stay.
/// </summary>
internal static class SquareSum
{
    /// <summary>The elements of a block, counted from the tensor's first.</summary>
    public const int BlockLength = 1 << 15;

    private const int Lanes = 16;

    // The square of a float is exact in double, so nothing is lost but in the additions.
    public static double OfBlock(ref float values, nint length, double factor)
    {
        nuint count = (nuint)length;
        nuint i = 0;
        Vector256<double> factors = Vector256.Create(factor);
        Vector256<double> sum0 = default;
        Vector256<double> sum1 = default;
        Vector256<double> sum2 = default;
        Vector256<double> sum3 = default;
        for (; i + Lanes <= count; i += Lanes)
        {
            (Vector256<double> value0, Vector256<double> value1) = Vector256.Widen(Vector256.LoadUnsafe(ref values, i));
            (Vector256<double> value2, Vector256<double> value3) = Vector256.Widen(Vector256.LoadUnsafe(ref values, i + 8));
            value0 *= factors;
            value1 *= factors;
            value2 *= factors;
            value3 *= factors;
            sum0 += value0 * value0;
            sum1 += value1 * value1;
            sum2 += value2 * value2;
            sum3 += value3 * value3;
        }

        Span<double> lanes = stackalloc double[Lanes];
        sum0.CopyTo(lanes);
        sum1.CopyTo(lanes[4..]);
        sum2.CopyTo(lanes[8..]);
        sum3.CopyTo(lanes[12..]);
        for (int lane = 0; i < count; i++, lane++)
        {
            double value = Unsafe.Add(ref values, i) * factor;
            lanes[lane] += value * value;
        }

        return Add(lanes);
    }

    public static double OfBlock(ref double values, nint length, double factor)
    {
        nuint count = (nuint)length;
        nuint i = 0;
        Vector256<double> factors = Vector256.Create(factor);
        Vector256<double> sum0 = default;
        Vector256<double> sum1 = default;
        Vector256<double> sum2 = default;
        Vector256<double> sum3 = default;
        for (; i + Lanes <= count; i += Lanes)
        {
            Vector256<double> value0 = Vector256.LoadUnsafe(ref values, i) * factors;
            Vector256<double> value1 = Vector256.LoadUnsafe(ref values, i + 4) * factors;
            Vector256<double> value2 = Vector256.LoadUnsafe(ref values, i + 8) * factors;
            Vector256<double> value3 = Vector256.LoadUnsafe(ref values, i + 12) * factors;
            sum0 += value0 * value0;
            sum1 += value1 * value1;
            sum2 += value2 * value2;
            sum3 += value3 * value3;
        }

        Span<double> lanes = stackalloc double[Lanes];
        sum0.CopyTo(lanes);
        sum1.CopyTo(lanes[4..]);
        sum2.CopyTo(lanes[8..]);
        sum3.CopyTo(lanes[12..]);
        for (int lane = 0; i < count; i++, lane++)
        {
            double value = Unsafe.Add(ref values, i) * factor;
            lanes[lane] += value * value;
        }

        return Add(lanes);
    }

    private static double Add(Span<double> lanes)
    {
        for (int width = Lanes / 2; width > 0; width /= 2)
        {
            for (int lane = 0; lane < width; lane++)
            {
                lanes[lane] += lanes[lane + width];
            }
        }

        return lanes[0];
    }
}
