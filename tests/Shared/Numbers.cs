using System;
using System.Runtime.CompilerServices;

namespace OptimGen.Tests.Shared;

/// <summary>Numbers of all element types from and to double, for tests that are the same for each.</summary>
internal static class Numbers
{
    /// <summary>The nearest number of a type.</summary>
    public static T From<T>(double value)
        where T : unmanaged => default(T) switch
        {
            double => Unsafe.BitCast<double, T>(value),
            float => Unsafe.BitCast<float, T>((float)value),
            Half => Unsafe.BitCast<Half, T>((Half)value),
            BFloat16 => Unsafe.BitCast<BFloat16, T>((BFloat16)value),
            _ => throw new NotSupportedException($"{typeof(T)} is no element type."),
        };

    /// <summary>The number as double, which is exact.</summary>
    public static double ToDouble<T>(T value)
        where T : unmanaged => value switch
        {
            double number => number,
            float number => number,
            Half number => (double)number,
            BFloat16 number => (float)number,
            _ => throw new NotSupportedException($"{typeof(T)} is no element type."),
        };

    /// <summary>All of them.</summary>
    public static double[] ToDoubles<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = ToDouble(values[i]);
        }

        return result;
    }
}
