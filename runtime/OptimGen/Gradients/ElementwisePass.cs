using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptimGen;

/// <summary>Passes in which no element depends on another, so that vectors of any width give the same bits.</summary>
internal static class ElementwisePass
{
    public static void Transform<T>(ref T values, nint length, T factor, T limit)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nuint count = (nuint)length;
        nuint lanes = (nuint)Vector256<T>.Count;
        nuint i = 0;
        Vector256<T> factors = Vector256.Create(factor);
        Vector256<T> most = Vector256.Create(limit);
        Vector256<T> least = Vector256.Create(-limit);
        for (; i + lanes <= count; i += lanes)
        {
            Vector256<T> scaled = Vector256.LoadUnsafe(ref values, i) * factors;
            Vector256.Min(Vector256.Max(scaled, least), most).StoreUnsafe(ref values, i);
        }

        for (; i < count; i++)
        {
            ref T value = ref Unsafe.Add(ref values, i);
            value = T.Min(T.Max(value * factor, -limit), limit);
        }
    }

    public static void Accumulate<T>(ref T sums, ref T values, nint length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nuint count = (nuint)length;
        nuint lanes = (nuint)Vector256<T>.Count;
        nuint i = 0;
        for (; i + lanes <= count; i += lanes)
        {
            (Vector256.LoadUnsafe(ref sums, i) + Vector256.LoadUnsafe(ref values, i)).StoreUnsafe(ref sums, i);
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref sums, i) += Unsafe.Add(ref values, i);
        }
    }

    public static void Subtract<T>(ref T from, ref T values, nint length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nuint count = (nuint)length;
        nuint lanes = (nuint)Vector256<T>.Count;
        nuint i = 0;
        for (; i + lanes <= count; i += lanes)
        {
            (Vector256.LoadUnsafe(ref from, i) - Vector256.LoadUnsafe(ref values, i)).StoreUnsafe(ref from, i);
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref from, i) -= Unsafe.Add(ref values, i);
        }
    }

    public static nint FindNonFinite<T>(ref T values, nint length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        nuint count = (nuint)length;
        nuint lanes = (nuint)Vector256<T>.Count;
        nuint i = 0;
        Vector256<T> infinity = Vector256.Create(T.PositiveInfinity);
        while (i + lanes <= count && Vector256.LessThanAll(Vector256.Abs(Vector256.LoadUnsafe(ref values, i)), infinity))
        {
            i += lanes;
        }

        while (i < count && T.IsFinite(Unsafe.Add(ref values, i)))
        {
            i++;
        }

        return i < count ? (nint)i : -1;
    }

    public static double LargestMagnitude<T>(ref T values, nint length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T largest = T.Zero;
        for (nint i = 0; i < length; i++)
        {
            largest = T.Max(largest, T.Abs(Unsafe.Add(ref values, i)));
        }

        return double.CreateTruncating(largest);
    }
}
