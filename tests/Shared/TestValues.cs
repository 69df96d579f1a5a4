using System;

namespace OptimGen.Tests.Shared;

/// <summary>Numbers for tests: the same ones in every run.</summary>
internal static class TestValues
{
    private static readonly double[] Odd =
    [
        0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, 1.17549435e-38, -1.17549435e-38, 1e-40, -1e-42, 1.4e-45,
        1e-30, 1e30, -1e19, 3.4e38, 1e-20, 0.5,
    ];

    /// <summary>Numbers of both signs between 10⁻⁶ and 10³, and some zeros.</summary>
    public static void FillOrdinary<T>(Span<T> values, int seed)
        where T : unmanaged
    {
        Random random = new(seed);
        foreach (ref T value in values)
        {
            double magnitude = Math.Pow(10, (random.NextDouble() * 9) - 6);
            value = random.Next(16) == 0 ? default : Numbers.From<T>(random.Next(2) == 0 ? magnitude : -magnitude);
        }
    }

    /// <summary>As <see cref="FillOrdinary"/>, but a third are NaN, infinite, subnormal, extreme or a zero of either sign.</summary>
    public static void FillSpecial<T>(Span<T> values, int seed)
        where T : unmanaged
    {
        FillOrdinary(values, seed);
        Random random = new(seed + 1);
        foreach (ref T value in values)
        {
            if (random.Next(3) == 0)
            {
                value = Numbers.From<T>(Odd[random.Next(Odd.Length)]);
            }
        }
    }
}
