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
        if (typeof(T) == typeof(float))
        {
            ElementwisePass.Transform(ref Unsafe.As<T, float>(ref gradients), length, (float)transform.Factor, (float)transform.Limit);
        }
        else if (typeof(T) == typeof(double))
        {
            ElementwisePass.Transform(ref Unsafe.As<T, double>(ref gradients), length, transform.Factor, transform.Limit);
        }
        else
        {
            throw Unsupported<T>();
        }
    }

    /// <summary>Adds gradients to sums, element by element.</summary>
    public static void Accumulate<T>(ref T sums, ref T gradients, nint length)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            ElementwisePass.Accumulate(ref Unsafe.As<T, float>(ref sums), ref Unsafe.As<T, float>(ref gradients), length);
        }
        else if (typeof(T) == typeof(double))
        {
            ElementwisePass.Accumulate(ref Unsafe.As<T, double>(ref sums), ref Unsafe.As<T, double>(ref gradients), length);
        }
        else
        {
            throw Unsupported<T>();
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
            throw Unsupported<T>();
        }
    }

    /// <summary>Whether there are passes for a type at all.</summary>
    public static bool Supports<T>()
        where T : unmanaged => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>Adds gradients to as many sums.</summary>
    public static void Accumulate<T>(Span<T> sums, ReadOnlySpan<T> gradients)
        where T : unmanaged =>
        Accumulate(ref MemoryMarshal.GetReference(sums), ref MemoryMarshal.GetReference(gradients), Math.Min(sums.Length, gradients.Length));

    /// <summary>The place of the first gradient that is infinite or no number; −1 where there is none.</summary>
    public static nint FindNonFinite<T>(ref T gradients, nint length)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? ElementwisePass.FindNonFinite(ref Unsafe.As<T, float>(ref gradients), length)
        : typeof(T) == typeof(double) ? ElementwisePass.FindNonFinite(ref Unsafe.As<T, double>(ref gradients), length)
        : throw Unsupported<T>();

    /// <summary>The largest magnitude, where all are finite.</summary>
    public static double LargestMagnitude<T>(ref T gradients, nint length)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? ElementwisePass.LargestMagnitude(ref Unsafe.As<T, float>(ref gradients), length)
        : typeof(T) == typeof(double) ? ElementwisePass.LargestMagnitude(ref Unsafe.As<T, double>(ref gradients), length)
        : throw Unsupported<T>();

    /// <summary>The sum of the squares of the gradients times a factor, added to a sum; the bits depend on nothing but the numbers.</summary>
    public static double AddSquares<T>(double sum, ref T gradients, nint length, double factor)
        where T : unmanaged
    {
        for (nint start = 0; start < length; start += SquareSum.BlockLength)
        {
            nint count = Math.Min(SquareSum.BlockLength, length - start);
            ref T first = ref Unsafe.Add(ref gradients, start);
            sum += typeof(T) == typeof(float) ? SquareSum.OfBlock(ref Unsafe.As<T, float>(ref first), count, factor)
                : typeof(T) == typeof(double) ? SquareSum.OfBlock(ref Unsafe.As<T, double>(ref first), count, factor)
                : throw Unsupported<T>();
        }

        return sum;
    }

    public static NotSupportedException Unsupported<T>() => new($"Gradients of type {typeof(T).Name} are not supported.");
}
