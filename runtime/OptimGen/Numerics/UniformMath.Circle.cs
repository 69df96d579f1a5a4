using System;

namespace OptimGen;

// Sines, cosines and logarithms to base 2: schedules are made of them.
public static partial class UniformMath
{
    // Terms of the series below: what is left of them for |r| ≤ π/4 is under 2⁻⁹⁰ of the result.
    private const int CircleTerms = 13;

    // The first 1280 bits of 2/π behind the point: enough for the largest double, whose last bit is 2⁹⁷¹.
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
        0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
        0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    ];

    private static readonly DoubleDouble HalfPi = new(1.5707963267948966, 6.123233995736766e-17);

    // sin r = r · Σ (−r²)ⁿ/(2n + 1)!, cos r = Σ (−r²)ⁿ/(2n)!
    private static readonly DoubleDouble[] SineSeries = EverySecondInverseFactorial(1);
    private static readonly DoubleDouble[] CosineSeries = EverySecondInverseFactorial(0);

    /// <summary>The sine of an angle in radians, of any size; NaN of infinities.</summary>
    /// <param name="value">The angle.</param>
    public static double Sin(double value) => Circle(value, 0);

    /// <summary>The cosine of an angle in radians, of any size; NaN of infinities.</summary>
    /// <param name="value">The angle.</param>
    public static double Cos(double value) => Circle(value, 1);

    /// <summary>The logarithm to base 2, exact for powers of 2: NaN below zero, −∞ at zero.</summary>
    /// <param name="value">The argument.</param>
    public static double Log2(double value) => value switch
    {
        double.NaN or < 0 => double.NaN,
        0 => double.NegativeInfinity,
        double.PositiveInfinity => value,
        _ => (LogOfPositive(value) / Ln2).High,
    };

    // The sine of value + quarters · π/2.
    private static double Circle(double value, int quarters)
    {
        if (!double.IsFinite(value))
        {
            return double.NaN;
        }

        if (Math.Abs(value) < 1e-100)
        {
            // Squares of less would vanish; cos is 1 here, sin the angle itself.
            return quarters == 0 ? value : 1;
        }

        DoubleDouble angle = Reduce(Math.Abs(value), out int quadrant);
        if (value < 0)
        {
            angle = -angle;
            quadrant = -quadrant;
        }

        quadrant = (quadrant + quarters) & 3;
        DoubleDouble square = -(angle * angle);
        DoubleDouble result = (quadrant & 1) == 0
            ? angle * DoubleDouble.Polynomial(SineSeries, square)
            : DoubleDouble.Polynomial(CosineSeries, square);
        return quadrant < 2 ? result.High : -result.High;
    }

    /// <summary>What is left of a positive number, at most π/4 either way, after the nearest multiple of π/2; and which multiple, modulo 4.</summary>
    /// <remarks>
    /// After Payne and Hanek: value · 2/π in whole numbers. Bits of 2/π whose products with the mantissa are multiples of 4 are left out, and
    /// 256 that follow are taken, so 190 bits behind the point are right. No double is nearer than 2⁻⁶² to a multiple of π/2.
    /// </remarks>
    private static DoubleDouble Reduce(double value, out int quadrant)
    {
        if (value < 0.785)
        {
            quadrant = 0;
            return value;
        }

        // value = mantissa · 2^exponent; the product's last bit is worth 2^(exponent − first − 255), bits of 2/π counted from 0.
        int exponent = Math.ILogB(value) - 52;
        ulong mantissa = (ulong)Math.ScaleB(value, -exponent);
        int first = Math.Max(0, exponent - 2);
        Span<ulong> product = stackalloc ulong[5];
        ulong carry = 0;
        for (int word = 0; word < 4; word++)
        {
            ulong high = Math.BigMul(mantissa, Word(first + 192 - (64 * word)), out ulong low);
            product[word] = low + carry;
            carry = high + (product[word] < low ? 1UL : 0);
        }

        product[4] = carry;
        int point = first + 256 - exponent;
        quadrant = (int)(Bits(product, point) & 3);
        ulong top = Bits(product, point - 64);
        ulong middle = Bits(product, point - 128);
        ulong bottom = Bits(product, point - 192);
        bool isBeyondHalf = (top >> 63) != 0;
        if (isBeyondHalf)
        {
            // The next multiple is nearer: what is missing to it, up to one unit of 2⁻¹⁹².
            quadrant++;
            (top, middle, bottom) = (~top, ~middle, ~bottom);
        }

        DoubleDouble fraction = Scaled(bottom, -192) + Scaled(middle, -128) + Scaled(top, -64);
        return (isBeyondHalf ? -fraction : fraction) * HalfPi;
    }

    // 64 bits of 2/π from one on.
    private static ulong Word(int first)
    {
        int word = first >> 6;
        int shift = first & 63;
        return shift == 0 ? TwoOverPi[word] : (TwoOverPi[word] << shift) | (word + 1 < TwoOverPi.Length ? TwoOverPi[word + 1] >> (64 - shift) : 0);
    }

    // 64 bits of a number in words, the lowest first, from a bit on, which may lie before the first.
    private static ulong Bits(ReadOnlySpan<ulong> words, int first)
    {
        int word = first >> 6;
        int shift = first & 63;
        return shift == 0 ? At(words, word) : (At(words, word) >> shift) | (At(words, word + 1) << (64 - shift));

        static ulong At(ReadOnlySpan<ulong> words, int index) => index >= 0 && index < words.Length ? words[index] : 0;
    }

    // bits · 2^exponent, exactly.
    private static DoubleDouble Scaled(ulong bits, int exponent) =>
        DoubleDouble.Sum(Math.ScaleB((uint)(bits >> 32), exponent + 32), Math.ScaleB((uint)bits, exponent));

    private static DoubleDouble[] EverySecondInverseFactorial(int first)
    {
        DoubleDouble[] series = new DoubleDouble[CircleTerms];
        DoubleDouble factorial = 1;
        for (int n = 0; n < CircleTerms; n++)
        {
            for (int factor = Math.Max(1, (2 * n) + first - 1); factor <= (2 * n) + first; factor++)
            {
                factorial *= factor;
            }

            // The argument carries the sign: it is −r².
            series[n] = 1 / factorial;
        }

        return series;
    }
}
