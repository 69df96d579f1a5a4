using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptimGen;

// Sums of blocks. Element i of a block belongs to virtual lane i mod 32 (floats) or i mod 16 (doubles), whatever the width of the vectors that
// hold the lanes, and lanes are added as a tree of halves in double: the same bits at every width.
public static unsafe partial class Lanes
{
    /// <summary>The number of virtual lanes of float sums.</summary>
    public const int SingleLanes = 32;

    /// <summary>The number of virtual lanes of double sums.</summary>
    public const int DoubleLanes = 16;

    /// <summary>The sum of all lanes.</summary>
    /// <param name="a">Lanes 0 to 15.</param>
    /// <param name="b">Lanes 16 to 31.</param>
    public static double Sum(Vector512<float> a, Vector512<float> b)
    {
        (Vector512<double> a0, Vector512<double> a1) = Vector512.Widen(a);
        (Vector512<double> b0, Vector512<double> b1) = Vector512.Widen(b);
        return Sum(a0 + b0, a1 + b1);
    }

    /// <summary>The sum of all lanes.</summary>
    /// <param name="a">Lanes 0 to 7.</param>
    /// <param name="b">Lanes 8 to 15.</param>
    public static double Sum(Vector512<double> a, Vector512<double> b)
    {
        Vector512<double> eight = a + b;
        Vector256<double> four = eight.GetLower() + eight.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }

    /// <summary>The sum of all lanes.</summary>
    public static double Sum(Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d) =>
        Sum(Vector512.Create(a, b), Vector512.Create(c, d));

    /// <summary>The sum of all lanes.</summary>
    public static double Sum(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d) =>
        Sum(Vector512.Create(a, b), Vector512.Create(c, d));

    /// <summary>The sum of all lanes.</summary>
    public static double Sum(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, Vector128<float> e, Vector128<float> f, Vector128<float> g, Vector128<float> h) =>
        Sum(Vector256.Create(a, b), Vector256.Create(c, d), Vector256.Create(e, f), Vector256.Create(g, h));

    /// <summary>The sum of all lanes.</summary>
    public static double Sum(
        Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d, Vector128<double> e, Vector128<double> f, Vector128<double> g, Vector128<double> h) =>
        Sum(Vector256.Create(a, b), Vector256.Create(c, d), Vector256.Create(e, f), Vector256.Create(g, h));

    /// <summary>The sum of all lanes.</summary>
    /// <param name="lanes">The 32 lanes in order.</param>
    public static double Sum(ReadOnlySpan<float> lanes) => Sum(Vector512.Create(lanes), Vector512.Create(lanes[16..]));

    /// <summary>The sum of all lanes.</summary>
    /// <param name="lanes">The 16 lanes in order.</param>
    public static double Sum(ReadOnlySpan<double> lanes) => Sum(Vector512.Create(lanes), Vector512.Create(lanes[8..]));

    /// <summary>The largest of all lanes; NaN where any is.</summary>
    public static double Largest<T>(Vector512<T> a, Vector512<T> b)
        where T : INumber<T>
    {
        Vector512<T> all = Vector512.Max(a, b);
        double largest = double.NegativeInfinity;
        for (int lane = 0; lane < Vector512<T>.Count; lane++)
        {
            largest = Math.Max(largest, double.CreateTruncating(all.GetElement(lane)));
        }

        return largest;
    }

    /// <summary>The largest of all lanes; NaN where any is.</summary>
    public static double Largest<T>(Vector256<T> a, Vector256<T> b, Vector256<T> c, Vector256<T> d)
        where T : INumber<T> => Largest(Vector512.Create(a, b), Vector512.Create(c, d));

    /// <summary>The largest of all lanes; NaN where any is.</summary>
    public static double Largest<T>(
        Vector128<T> a, Vector128<T> b, Vector128<T> c, Vector128<T> d, Vector128<T> e, Vector128<T> f, Vector128<T> g, Vector128<T> h)
        where T : INumber<T> => Largest(Vector256.Create(a, b), Vector256.Create(c, d), Vector256.Create(e, f), Vector256.Create(g, h));

    /// <summary>The largest of all lanes; NaN where any is.</summary>
    /// <param name="lanes">All lanes in order.</param>
    public static double Largest<T>(Span<T> lanes)
        where T : INumber<T> => Largest(Vector512.Create<T>(lanes), Vector512.Create<T>(lanes[Vector512<T>.Count..]));

    /// <summary>Fills an array, between rows of a kernel.</summary>
    /// <param name="first">Its first element.</param>
    /// <param name="count">How many elements.</param>
    /// <param name="value">The value.</param>
    public static void Fill<T>(ref T first, nuint count, T value)
    {
        for (nuint i = 0; i < count; i++)
        {
            Unsafe.Add(ref first, i) = value;
        }
    }
}
