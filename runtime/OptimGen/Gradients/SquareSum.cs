using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>The number of lanes: the element i of a block is added in lane i mod 16.</summary>
    public const int Lanes = 16;

    /// <summary>Adds the squares of values times a factor to lanes. The square of a float is exact in double, so only additions round.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="values">The first value, which goes to lane 0.</param>
    /// <param name="length">The number of values; more may follow where it is a multiple of the lanes.</param>
    /// <param name="factor">The factor.</param>
    public static void AddTo(Span<double> lanes, ref float values, nint length, double factor)
    {
        nuint count = (nuint)length;
        nuint i = 0;
        Vector256<double> factors = Vector256.Create(factor);
        ref double first = ref MemoryMarshal.GetReference(lanes);
        Vector256<double> sum0 = Vector256.LoadUnsafe(ref first);
        Vector256<double> sum1 = Vector256.LoadUnsafe(ref first, 4);
        Vector256<double> sum2 = Vector256.LoadUnsafe(ref first, 8);
        Vector256<double> sum3 = Vector256.LoadUnsafe(ref first, 12);
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

        sum0.StoreUnsafe(ref first);
        sum1.StoreUnsafe(ref first, 4);
        sum2.StoreUnsafe(ref first, 8);
        sum3.StoreUnsafe(ref first, 12);
        for (int lane = 0; i < count; i++, lane++)
        {
            double value = Unsafe.Add(ref values, i) * factor;
            lanes[lane] += value * value;
        }
    }

    /// <summary>As for floats.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="values">The first value, which goes to lane 0.</param>
    /// <param name="length">The number of values; more may follow where it is a multiple of the lanes.</param>
    /// <param name="factor">The factor.</param>
    public static void AddTo(Span<double> lanes, ref double values, nint length, double factor)
    {
        nuint count = (nuint)length;
        nuint i = 0;
        Vector256<double> factors = Vector256.Create(factor);
        ref double first = ref MemoryMarshal.GetReference(lanes);
        Vector256<double> sum0 = Vector256.LoadUnsafe(ref first);
        Vector256<double> sum1 = Vector256.LoadUnsafe(ref first, 4);
        Vector256<double> sum2 = Vector256.LoadUnsafe(ref first, 8);
        Vector256<double> sum3 = Vector256.LoadUnsafe(ref first, 12);
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

        sum0.StoreUnsafe(ref first);
        sum1.StoreUnsafe(ref first, 4);
        sum2.StoreUnsafe(ref first, 8);
        sum3.StoreUnsafe(ref first, 12);
        for (int lane = 0; i < count; i++, lane++)
        {
            double value = Unsafe.Add(ref values, i) * factor;
            lanes[lane] += value * value;
        }
    }

    /// <summary>The sum of the lanes, which it uses up.</summary>
    public static double Of(Span<double> lanes)
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
