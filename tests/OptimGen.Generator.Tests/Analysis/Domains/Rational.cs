using System;
using System.Numerics;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>A number without rounding; one that came out of a root or the like is near the true one only, and says so.</summary>
internal readonly struct Rational : IComparable<Rational>
{
    private readonly BigInteger _above;
    private readonly BigInteger _below;

    private Rational(BigInteger above, BigInteger below, bool isExact)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(above, below);
        divisor = below.Sign < 0 ? -divisor : divisor;
        _above = above / divisor;
        _below = below / divisor;
        IsExact = isExact;
    }

    /// <summary>Whether it is the true value.</summary>
    public bool IsExact { get; }

    public int Sign => _above.Sign;

    /// <summary>Whether it has become too long to go on with.</summary>
    public bool IsLong => _above.GetBitLength() + _below.GetBitLength() > 1500;

    public static Rational Of(double value, bool isExact = true)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger digits = (bits & 0xFFFFFFFFFFFFFL) | (exponent == 0 ? 0 : 1L << 52);
        int power = Math.Max(exponent, 1) - 1075;
        digits = value < 0 ? -digits : digits;
        return power >= 0
            ? new Rational(digits << power, BigInteger.One, isExact)
            : new Rational(digits, BigInteger.One << -power, isExact);
    }

    public static Rational operator +(Rational a, Rational b) =>
        new((a._above * b._below) + (b._above * a._below), a._below * b._below, a.IsExact && b.IsExact);

    public static Rational operator -(Rational a) => new(-a._above, a._below, a.IsExact);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator *(Rational a, Rational b) => new(a._above * b._above, a._below * b._below, a.IsExact && b.IsExact);

    public static Rational operator /(Rational a, Rational b) => new(a._above * b._below, a._below * b._above, a.IsExact && b.IsExact);

    public Rational Abs() => new(BigInteger.Abs(_above), _below, IsExact);

    public Rational Truncate() => new(BigInteger.Divide(_above, _below), BigInteger.One, IsExact);

    public int CompareTo(Rational other) => (_above * other._below).CompareTo(other._above * _below);

    public double ToDouble()
    {
        int shift = (int)(_below.GetBitLength() - _above.GetBitLength()) + 64;
        BigInteger quotient = shift >= 0 ? (_above << shift) / _below : _above / (_below << -shift);
        return Math.ScaleB((double)quotient, -shift);
    }
}
