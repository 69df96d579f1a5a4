using System;
using System.Numerics;

namespace OptimGen.Runtime.Tests.Support;

/// <summary>
/// Powers, exponentials and logarithms by series in integers: fixed point with 512 bits after the point, rounded once at the end.
/// </summary>
internal static class BigReference
{
    private const int Bits = 512;
    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger Ln2 = ComputeLn2();

    public static double Exp(double value) => Exp(Fixed(value));

    public static double Log(double value) => Round(LogFixed(value), -Bits);

    public static double Power(double value, double exponent)
    {
        (BigInteger mantissa, int scale) = Split(exponent);
        BigInteger product = LogFixed(value) * mantissa;
        return Exp(scale >= 0 ? product << scale : product >> -scale);
    }

    /// <summary>valueᵗ for t ≥ 0, with nothing lost before the one rounding.</summary>
    public static double ExactPower(double value, int exponent)
    {
        (BigInteger mantissa, int scale) = Split(value);
        return Round(BigInteger.Pow(mantissa, exponent), (long)scale * exponent);
    }

    /// <summary>
    /// valueᵗ for t ≥ 0 by repeated squaring of 400-bit mantissas, cut off downwards, and the same rounded from an upper bound.
    /// </summary>
    public static (double Lower, double Upper) BoundedPower(double value, int exponent)
    {
        (BigInteger mantissa, int scale) = Split(value);
        BigInteger power = BigInteger.One;
        long powerScale = 0;
        for (int bit = 30; bit >= 0; bit--)
        {
            power *= power;
            powerScale *= 2;
            if ((exponent >> bit & 1) != 0)
            {
                power *= mantissa;
                powerScale += scale;
            }

            int excess = Math.Max(0, (int)power.GetBitLength() - 400);
            power >>= excess;
            powerScale += excess;
        }

        // Each cut loses less than 2⁻³⁹⁹, and squaring doubles what was lost: less than 2⁻³⁶⁰ for any int.
        // What was never cut is shorter than that, and exact.
        return (Round(power, powerScale), Round(power + (power >> 360), powerScale));
    }

    /// <summary>How far value · 2^scale is from e^argument, relative to it.</summary>
    public static double ExpError(double argument, DoubleDouble value, int scale)
    {
        BigInteger twos = scale * Ln2;
        return RelativeError(ExpFixed(Fixed(argument) - twos), value);
    }

    /// <summary>How far a value is from the logarithm of an argument, relative to it.</summary>
    public static double LogError(double argument, DoubleDouble value) => RelativeError(LogFixed(argument), value);

    /// <summary>mantissa · 2^scale as the nearest double, ties to even, subnormal or infinite where it must be.</summary>
    public static double Round(BigInteger mantissa, long scale)
    {
        if (mantissa.Sign < 0)
        {
            return -Round(-mantissa, scale);
        }

        long last = Math.Max((long)mantissa.GetBitLength() + scale - 53, -1074);
        long drop = last - scale;
        if (drop > (long)mantissa.GetBitLength() + 1)
        {
            return 0;
        }

        BigInteger kept = drop <= 0 ? mantissa << (int)-drop : mantissa >> (int)drop;
        BigInteger half = drop <= 0 ? 1 : BigInteger.One << (int)(drop - 1);
        BigInteger rest = drop <= 0 ? 0 : mantissa - (kept << (int)drop);
        if (rest > half || (rest == half && drop > 0 && !kept.IsEven))
        {
            kept++;
        }

        return last > 1100 ? double.PositiveInfinity : Math.ScaleB((double)kept, (int)last);
    }

    private static double RelativeError(BigInteger expected, DoubleDouble actual)
    {
        BigInteger error = Fixed(actual.High) + Fixed(actual.Low) - expected;
        return error.IsZero ? 0 : Math.Abs((double)error / (double)expected);
    }

    private static double Exp(BigInteger value)
    {
        BigInteger twos = (value + (Ln2 >> 1)) / Ln2;
        return Round(ExpFixed(value - (twos * Ln2)), (long)twos - Bits);
    }

    // The series for |value| < 2 or so.
    private static BigInteger ExpFixed(BigInteger value)
    {
        BigInteger sum = One;
        BigInteger term = One;
        for (int n = 1; !term.IsZero && term != BigInteger.MinusOne; n++)
        {
            term = (term * value >> Bits) / n;
            sum += term;
        }

        return sum;
    }

    // The double's logarithm improved by Halley's iteration for e^y = m, which triples the correct bits: no series shared with the code
    // under test.
    private static BigInteger LogFixed(double value)
    {
        int twos = Math.ILogB(value);
        double mantissa = Math.ScaleB(value, -twos);
        if (mantissa > 1.5)
        {
            mantissa /= 2;
            twos++;
        }

        BigInteger target = Fixed(mantissa);
        BigInteger logarithm = Fixed(Math.Log(mantissa));
        for (int iteration = 0; iteration < 4; iteration++)
        {
            BigInteger power = ExpFixed(logarithm);
            logarithm += ((target - power) << (Bits + 1)) / (target + power);
        }

        return (twos * Ln2) + logarithm;
    }

    private static BigInteger ComputeLn2()
    {
        // ln 2 = 2 · Σ (1/3)^(2n+1) / (2n+1).
        BigInteger sum = BigInteger.Zero;
        BigInteger power = One / 3;
        for (int n = 1; !power.IsZero; n += 2)
        {
            sum += power / n;
            power /= 9;
        }

        return 2 * sum;
    }

    private static BigInteger Fixed(double value)
    {
        (BigInteger mantissa, int scale) = Split(value);
        int shift = scale + Bits;
        return shift >= 0 ? mantissa << shift : mantissa >> -shift;
    }

    private static (BigInteger Mantissa, int Scale) Split(double value)
    {
        if (value == 0)
        {
            return (0, 0);
        }

        int scale = Math.Max(Math.ILogB(value) - 52, -1074);
        BigInteger mantissa = new(Math.ScaleB(value, -scale));
        while (mantissa.IsEven)
        {
            mantissa >>= 1;
            scale++;
        }

        return (mantissa, scale);
    }
}
