using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>
/// Passes over one tensor's gradients, for every type of parameters: where an element type is chosen, and where another way of running them,
/// over threads or within a step's kernel, would take over.
/// </summary>
internal static class GradientPass
{
    /// <summary>Changes gradients in place.</summary>
    public static void Transform<T>(ref T gradients, nint length, GradientTransform transform)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            ElementwisePass.Transform(ref Unsafe.As<T, double>(ref gradients), length, transform.Factor, transform.Limit);
        }
        else if (typeof(T) == typeof(float))
        {
            ElementwisePass.Transform(ref Unsafe.As<T, float>(ref gradients), length, (float)transform.Factor, (float)transform.Limit);
        }
        else
        {
            CheckNarrow<T>();
            NarrowPass.Transform(ref gradients, length, (float)transform.Factor, (float)transform.Limit);
        }
    }

    /// <summary>Adds gradients to sums of the same type.</summary>
    public static void Accumulate<T>(Span<T> sums, ReadOnlySpan<T> gradients)
        where T : unmanaged => Accumulate(ref MemoryMarshal.GetReference(sums), ref MemoryMarshal.GetReference(gradients), gradients.Length);

    /// <summary>Adds gradients to sums of the same type.</summary>
    public static void Accumulate<T>(ref T sums, ref T gradients, nint length)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            ElementwisePass.Accumulate(ref Unsafe.As<T, double>(ref sums), ref Unsafe.As<T, double>(ref gradients), length);
        }
        else if (typeof(T) == typeof(float))
        {
            ElementwisePass.Accumulate(ref Unsafe.As<T, float>(ref sums), ref Unsafe.As<T, float>(ref gradients), length);
        }
        else
        {
            CheckNarrow<T>();
            NarrowPass.Accumulate(ref sums, ref gradients, length);
        }
    }

    /// <summary>Takes numbers from others, element by element.</summary>
    public static void Subtract<T>(ref T from, ref T values, nint length)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            ElementwisePass.Subtract(ref Unsafe.As<T, float>(ref from), ref Unsafe.As<T, float>(ref values), length);
        }
        else if (typeof(T) == typeof(double))
        {
            ElementwisePass.Subtract(ref Unsafe.As<T, double>(ref from), ref Unsafe.As<T, double>(ref values), length);
        }
        else
        {
            throw new NotSupportedException($"Gradients of type {typeof(T).Name} are not supported.");
        }
    }

    /// <summary>Whether there are passes for a type at all.</summary>
    public static bool Supports<T>()
        where T : unmanaged => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>Sums in which nothing is lost from step to step: of floats for gradients of 16 bits, else of the gradients' own type.</summary>
    public static int SizeOfSum<T>()
        where T : unmanaged => Widening.IsNeeded<T>() ? sizeof(float) : Unsafe.SizeOf<T>();

    /// <summary>Adds gradients to sums of <see cref="SizeOfSum"/>.</summary>
    public static void AddToSums<T>(ref byte sums, ref T gradients, nint length)
        where T : unmanaged
    {
        if (Widening.IsNeeded<T>())
        {
            NarrowPass.AccumulateWide(ref Unsafe.As<byte, float>(ref sums), ref gradients, length);
        }
        else
        {
            Accumulate(ref Unsafe.As<byte, T>(ref sums), ref gradients, length);
        }
    }

    /// <summary>Adds gradients to sums of <see cref="SizeOfSum"/>, then sets the gradients to the sums times a factor, and the sums to zero.</summary>
    public static void TakeFromSums<T>(ref byte sums, ref T gradients, nint length, double factor)
        where T : unmanaged
    {
        AddToSums(ref sums, ref gradients, length);
        if (Widening.IsNeeded<T>())
        {
            NarrowPass.Scale(ref Unsafe.As<byte, float>(ref sums), ref gradients, length, (float)factor);
        }
        else
        {
            MemoryRange.Copy(ref Unsafe.As<byte, T>(ref sums), ref gradients, length);
            Transform(ref gradients, length, GradientTransform.ScaleBy(factor));
        }

        MemoryRange.Clear(ref sums, length * SizeOfSum<T>());
    }

    /// <summary>The place of the first gradient that is infinite or no number; −1 where there is none.</summary>
    public static nint FindNonFinite<T>(ref T gradients, nint length)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? ElementwisePass.FindNonFinite(ref Unsafe.As<T, double>(ref gradients), length)
        : typeof(T) == typeof(float) ? ElementwisePass.FindNonFinite(ref Unsafe.As<T, float>(ref gradients), length)
        : NarrowPass.FindNonFinite(ref CheckNarrow(ref gradients), length);

    /// <summary>The largest magnitude, where all are finite.</summary>
    public static double LargestMagnitude<T>(ref T gradients, nint length)
        where T : unmanaged =>
        typeof(T) == typeof(double) ? ElementwisePass.LargestMagnitude(ref Unsafe.As<T, double>(ref gradients), length)
        : typeof(T) == typeof(float) ? ElementwisePass.LargestMagnitude(ref Unsafe.As<T, float>(ref gradients), length)
        : NarrowPass.LargestMagnitude(ref CheckNarrow(ref gradients), length);

    /// <summary>The sum of the squares of the gradients times a factor, added to a sum; the bits depend on nothing but the numbers.</summary>
    public static double AddSquares<T>(double sum, ref T gradients, nint length, double factor)
        where T : unmanaged
    {
        for (nint start = 0; start < length; start += SquareSum.BlockLength)
        {
            sum += SquaresOfBlock(ref Unsafe.Add(ref gradients, start), Math.Min(SquareSum.BlockLength, length - start), factor);
        }

        return sum;
    }

    private static double SquaresOfBlock<T>(ref T gradients, nint length, double factor)
        where T : unmanaged
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            return NarrowPass.SumOfSquares(ref CheckNarrow(ref gradients), length, factor);
        }

        Span<double> lanes = stackalloc double[SquareSum.Lanes];
        lanes.Clear();
        if (typeof(T) == typeof(float))
        {
            SquareSum.AddTo(lanes, ref Unsafe.As<T, float>(ref gradients), length, factor);
        }
        else
        {
            SquareSum.AddTo(lanes, ref Unsafe.As<T, double>(ref gradients), length, factor);
        }

        return SquareSum.Of(lanes);
    }

    private static ref T CheckNarrow<T>(ref T gradients)
        where T : unmanaged
    {
        CheckNarrow<T>();
        return ref gradients;
    }

    private static void CheckNarrow<T>()
        where T : unmanaged
    {
        if (!Widening.IsNeeded<T>())
        {
            throw new NotSupportedException($"Gradients of type {typeof(T).Name} are not supported.");
        }
    }
}
