using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace OptimGen;

/// <summary>
/// A number of 16 bits with the range of <see cref="float"/>: its sign, its 8 bits of exponent and the upper 7 of its 23 bits of fraction, about
/// two decimal digits. For storage: convert to <see cref="float"/>, which is exact, to compute.
/// </summary>
/// <remarks>
/// Equality and order are those of <see cref="float"/>: the operators find NaN different from everything, −0 and +0 the same;
/// <see cref="Equals(BFloat16)"/> and <see cref="CompareTo(BFloat16)"/> find NaN equal to NaN and below all numbers.
/// </remarks>
public readonly struct BFloat16 : IEquatable<BFloat16>, IComparable<BFloat16>, IComparable, ISpanFormattable
{
    private const uint QuietBit = 0x0040_0000;

    private readonly ushort _bits;

    private BFloat16(ushort bits) => _bits = bits;

    /// <summary>The largest finite number, about 3.39·10³⁸.</summary>
    public static BFloat16 MaxValue => new(0x7F7F);

    /// <summary>The smallest finite number, about −3.39·10³⁸.</summary>
    public static BFloat16 MinValue => new(0xFF7F);

    /// <summary>The smallest number above zero, 2⁻¹³³; it is subnormal.</summary>
    public static BFloat16 Epsilon => new(0x0001);

    /// <summary>Positive infinity.</summary>
    public static BFloat16 PositiveInfinity => new(0x7F80);

    /// <summary>Negative infinity.</summary>
    public static BFloat16 NegativeInfinity => new(0xFF80);

    /// <summary>A quiet NaN.</summary>
    public static BFloat16 NaN => new(0xFFC0);

    /// <summary>The number that is stored as these bits.</summary>
    /// <param name="bits">The upper half of the bits of a <see cref="float"/>.</param>
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>The bits as which the number is stored.</summary>
    public ushort ToBits() => _bits;

    /// <summary>Whether it is no number.</summary>
    /// <param name="value">The value.</param>
    public static bool IsNaN(BFloat16 value) => float.IsNaN(value);

    /// <summary>Whether it is positive or negative infinity.</summary>
    /// <param name="value">The value.</param>
    public static bool IsInfinity(BFloat16 value) => float.IsInfinity(value);

    /// <summary>Whether it is neither infinite nor NaN.</summary>
    /// <param name="value">The value.</param>
    public static bool IsFinite(BFloat16 value) => float.IsFinite(value);

    /// <summary>Whether its sign is set: that of −0 and of some NaNs is.</summary>
    /// <param name="value">The value.</param>
    public static bool IsNegative(BFloat16 value) => (short)value._bits < 0;

    /// <summary>The same number; exact. A NaN keeps its payload.</summary>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value._bits << 16);

    /// <summary>
    /// The nearest number, of two equally near the one whose last bit is zero; infinity from half a unit beyond <see cref="MaxValue"/>. NaN
    /// stays NaN and becomes quiet.
    /// </summary>
    /// <param name="value">The number to round.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static explicit operator BFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        uint odd = (bits >> 16) & 1;
        return new((ushort)((float.IsNaN(value) ? bits | QuietBit : bits + (odd + 0x7FFF)) >> 16));
    }

    /// <summary>The nearest number, rounded once: as from <see cref="float"/>.</summary>
    /// <param name="value">The number to round.</param>
    public static explicit operator BFloat16(double value)
    {
        // Rounding to float first, to nearest, could make a tie of what is none. Towards the odd neighbour it never does.
        float single = (float)value;
        uint bits = BitConverter.SingleToUInt32Bits(single);
        bool isInexact = single != value && double.IsFinite(value);
        if (isInexact && float.IsFinite(single) && (bits & 1) == 0)
        {
            bits = Math.Abs((double)single) > Math.Abs(value) ? bits - 1 : bits + 1;
        }

        return (BFloat16)BitConverter.UInt32BitsToSingle(bits);
    }

    /// <summary>Whether two numbers are equal; NaN equals nothing.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(BFloat16 left, BFloat16 right) => (float)left == right;

    /// <summary>Whether two numbers differ; NaN differs from everything.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(BFloat16 left, BFloat16 right) => (float)left != right;

    /// <summary>Whether a number is below another; false with NaN.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(BFloat16 left, BFloat16 right) => (float)left < right;

    /// <summary>Whether a number is below another or equal to it; false with NaN.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(BFloat16 left, BFloat16 right) => (float)left <= right;

    /// <summary>Whether a number is above another; false with NaN.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(BFloat16 left, BFloat16 right) => (float)left > right;

    /// <summary>Whether a number is above another or equal to it; false with NaN.</summary>
    /// <param name="left">One number.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(BFloat16 left, BFloat16 right) => (float)left >= right;

    /// <summary>Whether two values are the same number, or both NaN.</summary>
    /// <param name="other">The other value.</param>
    public bool Equals(BFloat16 other) => ((float)this).Equals(other);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is BFloat16 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <summary>Below, at or above zero as this value is below, equal to or above the other; NaN comes first.</summary>
    /// <param name="other">The other value.</param>
    public int CompareTo(BFloat16 other) => ((float)this).CompareTo(other);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException"><paramref name="obj"/> is neither null nor a <see cref="BFloat16"/>.</exception>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        BFloat16 other => CompareTo(other),
        _ => throw new ArgumentException($"A {nameof(BFloat16)} cannot be compared with a {obj.GetType().Name}.", nameof(obj)),
    };

    /// <summary>The number as <see cref="float"/> writes it, in the current culture.</summary>
    public override string ToString() => ((float)this).ToString(CultureInfo.CurrentCulture);

    /// <summary>The number as <see cref="float"/> writes it.</summary>
    /// <param name="format">A numeric format of .NET.</param>
    /// <param name="formatProvider">The culture; null for the current one.</param>
    public string ToString([StringSyntax(StringSyntaxAttribute.NumericFormat)] string? format, IFormatProvider? formatProvider) =>
        ((float)this).ToString(format, formatProvider);

    /// <inheritdoc/>
    public bool TryFormat(
        Span<char> destination,
        out int charsWritten,
        [StringSyntax(StringSyntaxAttribute.NumericFormat)] ReadOnlySpan<char> format,
        IFormatProvider? provider) => ((float)this).TryFormat(destination, out charsWritten, format, provider);
}
