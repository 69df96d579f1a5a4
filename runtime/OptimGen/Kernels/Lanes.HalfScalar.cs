using System;
using System.Runtime.CompilerServices;

namespace OptimGen;

// One Half from and to float, in the operations of the vectors.
public static unsafe partial class Lanes
{
    private const uint HalfSign = 0x8000;
    private const uint HalfMagnitude = 0x7FFF;
    private const uint HalfNaN = 0x7E00;
    private const uint SingleMagnitude = 0x7FFF_FFFF;

    /// <summary>Fractions have 23 bits in float, 10 in Half.</summary>
    private const int FractionShift = 13;

    /// <summary>2⁻¹⁴, the smallest normal Half, as Half's magnitude shifted to float's fraction.</summary>
    private const int HalfSmallestNormal = 0x0400 << FractionShift;

    /// <summary>Half's infinity, shifted likewise.</summary>
    private const int HalfInfinity = 0x7C00 << FractionShift;

    /// <summary>Exponents are biased by 127 in float, by 15 in Half.</summary>
    private const int ExponentDifference = (127 - 15) << 23;

    /// <summary>2⁻¹⁴ as a float.</summary>
    private const int SmallestNormalHalf = HalfSmallestNormal + ExponentDifference;

    /// <summary>2¹⁶ as a float: it and all above become infinity.</summary>
    private const int BeyondHalf = 0x4780_0000;

    /// <summary>Changes the bias, and rounds up what is beyond the middle between two numbers.</summary>
    private const uint UnbiasAndRound = unchecked((uint)-ExponentDifference) + 0x0FFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float HalfToSingle(uint bits)
    {
        // A subnormal Half, made a normal float with a hidden bit that it does not have, is too large by that bit. The subtraction is exact,
        // meets no subnormal float, and makes a signaling NaN quiet.
        int magnitude = (int)(bits & HalfMagnitude) << FractionShift;
        int hidden = magnitude < HalfSmallestNormal ? SmallestNormalHalf : 0;
        int rebias = (magnitude >= HalfInfinity ? 2 * ExponentDifference : ExponentDifference) | hidden;
        float absolute = BitConverter.Int32BitsToSingle(magnitude + rebias) - BitConverter.Int32BitsToSingle(hidden);
        return BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(absolute) | ((bits & HalfSign) << 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort SingleToHalf(float value)
    {
        // What is to be a subnormal Half is added to 0.5, whose last bit is Half's smallest number: the addition rounds as it should.
        uint bits = BitConverter.SingleToUInt32Bits(value);
        int magnitude = Math.Min((int)(bits & SingleMagnitude), BeyondHalf);
        uint odd = ((uint)magnitude >> FractionShift) & 1;
        uint normal = unchecked((uint)magnitude + (odd + UnbiasAndRound)) >> FractionShift;
        uint subnormal = unchecked(BitConverter.SingleToUInt32Bits(BitConverter.Int32BitsToSingle(magnitude) + 0.5f) - BitConverter.SingleToUInt32Bits(0.5f));
        uint absolute = magnitude < SmallestNormalHalf ? subnormal : normal;
        return (ushort)((float.IsNaN(value) ? HalfNaN : absolute) | ((bits >> 16) & HalfSign));
    }
}
