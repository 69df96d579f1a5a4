using System;
using System.Numerics;

namespace OptimGen.Runtime.Tests.Support;

/// <summary>Sines and cosines by their series in integers, after a division with remainder by 2π: 1400 bits after the point.</summary>
internal static class BigCircle
{
    private const int Bits = 1400;
    private static readonly BigInteger One = BigInteger.One << Bits;

    // Machin: π/4 = 4 · arctan(1/5) − arctan(1/239).
    private static readonly BigInteger TwoPi = 8 * ((4 * Arctangent(5)) - Arctangent(239));

    public static double Sin(double value) => Series(value, 1);

    public static double Cos(double value) => Series(value, 0);

    private static double Series(double value, int first)
    {
        int scale = Math.Max(Math.ILogB(value) - 52, -1074);
        BigInteger mantissa = new(Math.ScaleB(value, -scale));
        BigInteger angle = scale + Bits >= 0 ? mantissa << (scale + Bits) : mantissa >> -(scale + Bits);
        angle = BigInteger.Remainder(angle, TwoPi);
        BigInteger sum = BigInteger.Zero;
        BigInteger term = first == 1 ? angle : One;
        for (int n = first + 1; BigInteger.Abs(term) > 1; n += 2)
        {
            sum += term;
            term = -(((term * angle) >> Bits) * angle >> Bits) / (n * (n + 1));
        }

        return BigReference.Round(sum, -Bits);
    }

    private static BigInteger Arctangent(int inverse)
    {
        BigInteger sum = BigInteger.Zero;
        BigInteger power = One / inverse;
        for (int n = 1; !power.IsZero; n += 2)
        {
            sum += n % 4 == 1 ? power / n : -(power / n);
            power /= inverse * inverse;
        }

        return sum;
    }
}
