using System;
using System.Runtime.CompilerServices;

namespace OptimGen;

/// <summary>Makes one value of the parts that kernels leave, in an order that depends on nothing but their number.</summary>
internal static class BlockSums
{
    private const int Sequential = 8;

    /// <summary>The sum, by halves: its error grows with the logarithm of the number of parts.</summary>
    /// <param name="parts">The first part.</param>
    /// <param name="count">How many there are; none sum to 0.</param>
    public static double Sum(ref double parts, nint count)
    {
        if (count > Sequential)
        {
            nint half = count / 2;
            return Sum(ref parts, half) + Sum(ref Unsafe.Add(ref parts, half), count - half);
        }

        double sum = 0;
        for (nint i = 0; i < count; i++)
        {
            sum += Unsafe.Add(ref parts, i);
        }

        return sum;
    }

    /// <summary>The largest; NaN where any is, −∞ of none.</summary>
    /// <param name="parts">The first part.</param>
    /// <param name="count">How many there are.</param>
    public static double Largest(ref double parts, nint count)
    {
        double largest = double.NegativeInfinity;
        for (nint i = 0; i < count; i++)
        {
            largest = Math.Max(largest, Unsafe.Add(ref parts, i));
        }

        return largest;
    }

    /// <summary>One value for each column, from one part for each column and group of rows; groups are taken in their order.</summary>
    /// <typeparam name="T">The parts' type.</typeparam>
    /// <param name="results">The first column's result.</param>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="parts">The first group's part of the first column.</param>
    /// <param name="groups">How many groups there are.</param>
    /// <param name="isLargest">Whether to take the largest; otherwise they are summed.</param>
    public static void Columns<T>(ref double results, nint columns, ref T parts, nint groups, bool isLargest)
        where T : unmanaged
    {
        for (nint column = 0; column < columns; column++)
        {
            Unsafe.Add(ref results, column) = isLargest ? double.NegativeInfinity : 0;
        }

        for (nint group = 0; group < groups; group++)
        {
            ref T part = ref Unsafe.Add(ref parts, group * columns);
            for (nint column = 0; column < columns; column++)
            {
                T value = Unsafe.Add(ref part, column);
                double wide = typeof(T) == typeof(float) ? Unsafe.As<T, float>(ref value) : Unsafe.As<T, double>(ref value);
                ref double result = ref Unsafe.Add(ref results, column);
                result = isLargest ? Math.Max(result, wide) : result + wide;
            }
        }
    }
}
