using System;

namespace OptimGen;

/// <summary>
/// An unevaluated sum of two doubles, the second at most half a unit in the last place of the first: about 106 bits of precision.
/// </summary>
/// <remarks>
/// Only sums, products, quotients and fused multiply-add of doubles are used, which IEEE 754 defines to the bit: results are the same on
/// every machine. Error bounds are those of Joldes, Muller and Popescu, "Tight and rigorous error bounds for basic building blocks of
/// double-word arithmetic" (2017), in units u² = 2⁻¹⁰⁶.
/// </remarks>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator -(DoubleDouble value) => new(-value.High, -value.Low);

    // Relative error at most 3u², whatever the signs.
    public static DoubleDouble operator +(DoubleDouble left, DoubleDouble right)
    {
        (double high, double highError) = Sum(left.High, right.High);
        (double low, double lowError) = Sum(left.Low, right.Low);
        (high, highError) = SumOrdered(high, highError + low);
        return SumOrdered(high, lowError + highError);
    }

    public static DoubleDouble operator -(DoubleDouble left, DoubleDouble right) => left + -right;

    // Relative error at most 4u².
    public static DoubleDouble operator *(DoubleDouble left, DoubleDouble right)
    {
        (double high, double error) = Product(left.High, right.High);
        double cross = Math.FusedMultiplyAdd(left.High, right.Low, left.Low * right.Low);
        return SumOrdered(high, error + Math.FusedMultiplyAdd(left.Low, right.High, cross));
    }

    // Relative error at most 2u².
    public static DoubleDouble operator *(DoubleDouble left, double right)
    {
        (double high, double error) = Product(left.High, right);
        return SumOrdered(high, Math.FusedMultiplyAdd(left.Low, right, error));
    }

    // Relative error at most 10u².
    public static DoubleDouble operator /(DoubleDouble left, DoubleDouble right)
    {
        double quotient = left.High / right.High;
        DoubleDouble remainder = left - (right * quotient);
        return SumOrdered(quotient, remainder.High / right.High);
    }

    /// <summary>left + right exactly.</summary>
    public static DoubleDouble Sum(double left, double right)
    {
        double sum = left + right;
        double rightPart = sum - left;
        return new(sum, (left - (sum - rightPart)) + (right - rightPart));
    }

    /// <summary>left · right exactly, unless the error term underflows.</summary>
    public static DoubleDouble Product(double left, double right)
    {
        double product = left * right;
        return new(product, Math.FusedMultiplyAdd(left, right, -product));
    }

    /// <summary>The sum of coefficients[i] · argumentⁱ.</summary>
    public static DoubleDouble Polynomial(ReadOnlySpan<DoubleDouble> coefficients, DoubleDouble argument)
    {
        DoubleDouble sum = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = (sum * argument) + coefficients[i];
        }

        return sum;
    }

    /// <summary>
    /// This number · 2^exponent, rounded once to the nearest double, ties to even, subnormal results and overflow included.
    /// </summary>
    /// <param name="exponent">Any exponent.</param>
    public double Round(long exponent)
    {
        if (High == 0)
        {
            return High;
        }

        long magnitude = Math.ILogB(High) + exponent;
        if (magnitude is > 1023 or < -1076)
        {
            return Math.CopySign(magnitude > 0 ? double.PositiveInfinity : 0, High);
        }

        if (magnitude >= -1022)
        {
            // High is the nearest double already; 2^exponent only moves it.
            return Math.ScaleB(High, (int)exponent);
        }

        // Fewer bits than High has will remain, fewer than 53. Adding 2⁵² units of the last of them rounds High there; the error that
        // this leaves is exact, and where it is half a unit, Low says to which side the number really lies.
        double unit = Math.ScaleB(1, (int)(-1074 - exponent));
        double anchor = Math.CopySign((1L << 52) * unit, High);
        (double rounded, double error) = Sum(anchor, High);
        if (Math.Abs(error) == unit / 2 && Low != 0 && (error > 0) == (Low > 0))
        {
            rounded += error > 0 ? unit : -unit;
        }

        return Math.ScaleB(rounded - anchor, (int)exponent);
    }

    // As Sum, for |left| ≥ |right|.
    private static DoubleDouble SumOrdered(double left, double right)
    {
        double sum = left + right;
        return new(sum, right - (sum - left));
    }
}
