using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using OptimGen.Tests.Shared;

namespace OptimGen.Runtime.Tests.Kernels;

public sealed class NarrowLanesTests
{
    private static readonly ushort[] AllBits = [.. Enumerable.Range(0, ushort.MaxValue + 1).Select(bits => (ushort)bits)];

    [Fact]
    public void Half_ToSingle_IsThatOfDotNet()
    {
        Half[] all = [.. AllBits.Select(BitConverter.UInt16BitsToHalf)];
        float[] actual = new float[all.Length];
        foreach (NarrowConversion<Half> conversion in NarrowConversions.OfHalf)
        {
            conversion.ToSingle(all, actual);
            for (int i = 0; i < all.Length; i++)
            {
                AssertSame((float)all[i], actual[i], conversion.Name);
            }
        }
    }

    [Fact]
    public void BFloat16_ToSingle_IsThatOfTheType()
    {
        BFloat16[] all = [.. AllBits.Select(BFloat16.FromBits)];
        float[] actual = new float[all.Length];
        foreach (NarrowConversion<BFloat16> conversion in NarrowConversions.OfBFloat16)
        {
            conversion.ToSingle(all, actual);
            for (int i = 0; i < all.Length; i++)
            {
                AssertSame(all[i], actual[i], conversion.Name);
            }
        }
    }

    [Fact]
    public void Half_FromSingle_IsThatOfDotNet()
    {
        float[] values = Padded(HalfNeighbourhoods().Concat(RandomBits()));
        Half[] actual = new Half[values.Length];
        foreach (NarrowConversion<Half> conversion in NarrowConversions.OfHalf)
        {
            conversion.FromSingle(values, actual);
            for (int i = 0; i < values.Length; i++)
            {
                if (float.IsNaN(values[i]))
                {
                    Assert.Equal(0x7E00, BitConverter.HalfToUInt16Bits(actual[i]) & 0x7E00);
                    Assert.Equal(float.IsNegative(values[i]), Half.IsNegative(actual[i]));
                }
                else if (BitConverter.HalfToUInt16Bits((Half)values[i]) != BitConverter.HalfToUInt16Bits(actual[i]))
                {
                    Assert.Fail($"{conversion}: {values[i]:R} becomes {actual[i]} instead of {(Half)values[i]}.");
                }
            }
        }
    }

    [Fact]
    public void BFloat16_FromSingle_IsThatOfTheType()
    {
        float[] values = Padded(AllBits
            .SelectMany(upper => new uint[] { 0, 1, 0x7FFF, 0x8000, 0x8001, 0xFFFF }.Select(lower => ((uint)upper << 16) | lower))
            .Select(BitConverter.UInt32BitsToSingle)
            .Concat(RandomBits()));
        BFloat16[] actual = new BFloat16[values.Length];
        foreach (NarrowConversion<BFloat16> conversion in NarrowConversions.OfBFloat16)
        {
            conversion.FromSingle(values, actual);
            for (int i = 0; i < values.Length; i++)
            {
                if (((BFloat16)values[i]).ToBits() != actual[i].ToBits())
                {
                    Assert.Fail($"{conversion}: {values[i]:R} becomes {actual[i]} instead of {(BFloat16)values[i]}.");
                }
            }
        }
    }

    [Theory]
    [InlineData(GuardedSide.End)]
    [InlineData(GuardedSide.Start)]
    public void MaskedAccess_TouchesItsLanesOnly(GuardedSide side)
    {
        CheckMasked512(side);
        CheckMasked256(side);
        CheckMasked128(side);
    }

    private static void CheckMasked512(GuardedSide side)
    {
        MaskedAccess.Check(
            Vector512<float>.Count, side, i => (Half)i,
            static (ref Half from, ref Half to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask512Single(count)), ref to, index, Lanes.Mask512Single(count)),
            static (ref Half from, nint count, Span<Half> all) => Lanes.Store(Lanes.LoadMasked(ref from, 0, Lanes.Mask512Single(count)), ref all[0], 0));
        MaskedAccess.Check(
            Vector512<float>.Count, side, i => (BFloat16)(2f * i),
            static (ref BFloat16 from, ref BFloat16 to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask512Single(count)), ref to, index, Lanes.Mask512Single(count), default),
            static (ref BFloat16 from, nint count, Span<BFloat16> all) => Lanes.Store(Lanes.LoadMasked(ref from, 0, Lanes.Mask512Single(count)), ref all[0], 0));
    }

    private static void CheckMasked256(GuardedSide side)
    {
        MaskedAccess.Check(
            Vector256<float>.Count, side, i => (Half)i,
            static (ref Half from, ref Half to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask256Single(count)), ref to, index, Lanes.Mask256Single(count)),
            static (ref Half from, nint count, Span<Half> all) => Lanes.Store(Lanes.LoadMasked(ref from, 0, Lanes.Mask256Single(count)), ref all[0], 0));
        MaskedAccess.Check(
            Vector256<float>.Count, side, i => (BFloat16)(2f * i),
            static (ref BFloat16 from, ref BFloat16 to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask256Single(count)), ref to, index, Lanes.Mask256Single(count), default),
            static (ref BFloat16 from, nint count, Span<BFloat16> all) => Lanes.Store(Lanes.LoadMasked(ref from, 0, Lanes.Mask256Single(count)), ref all[0], 0));
    }

    private static void CheckMasked128(GuardedSide side)
    {
        MaskedAccess.Check(
            Vector128<float>.Count, side, i => (Half)i,
            static (ref Half from, ref Half to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask128Single(count)), ref to, index, Lanes.Mask128Single(count)),
            static (ref Half from, nint count, Span<Half> all) => Lanes.Store(Lanes.LoadMasked(ref from, 0, Lanes.Mask128Single(count)), ref all[0], 0));
        MaskedAccess.Check(
            Vector128<float>.Count, side, i => (BFloat16)(2f * i),
            static (ref BFloat16 from, ref BFloat16 to, nint index, nint count) =>
                Lanes.StoreMasked(Lanes.LoadMasked(ref from, index, Lanes.Mask128Single(count)), ref to, index, Lanes.Mask128Single(count), default),
            static (ref BFloat16 from, nint count, Span<BFloat16> all) => Lanes.Store(Lanes.LoadMasked(ref from, 0, Lanes.Mask128Single(count)), ref all[0], 0));
    }

    /// <summary>Each Half, the middle to the next, and the floats around both: all ties, all sorts of rounding, overflow.</summary>
    private static IEnumerable<float> HalfNeighbourhoods()
    {
        for (int bits = 0; bits < 0x7C00; bits++)
        {
            float low = (float)BitConverter.UInt16BitsToHalf((ushort)bits);
            float high = bits == 0x7BFF ? 65536 : (float)BitConverter.UInt16BitsToHalf((ushort)(bits + 1));
            foreach (float value in new[] { low, (low + high) / 2 })
            {
                foreach (float near in new[] { MathF.BitDecrement(value), value, MathF.BitIncrement(value) })
                {
                    yield return near;
                    yield return -near;
                }
            }
        }

        foreach (float value in new[] { 65536f, 70000f, 1e10f, float.MaxValue, float.PositiveInfinity, float.Epsilon, 1e-40f, 1.17549435e-38f, 0f, float.NaN })
        {
            yield return value;
            yield return -value;
        }

        yield return BitConverter.UInt32BitsToSingle(0x7F80_0001);
        yield return BitConverter.UInt32BitsToSingle(0xFFFF_FFFF);
    }

    private static IEnumerable<float> RandomBits()
    {
        Random random = new(5);
        for (int i = 0; i < 200_000; i++)
        {
            yield return BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
        }
    }

    private static float[] Padded(IEnumerable<float> values)
    {
        List<float> all = [.. values];
        while (all.Count % NarrowConversion<Half>.Multiple != 0)
        {
            all.Add(1);
        }

        return [.. all];
    }

    private static void AssertSame(float expected, float actual, string name)
    {
        // Of a NaN, the sign is compared; its payload is nobody's promise.
        bool same = float.IsNaN(expected)
            ? float.IsNaN(actual) && float.IsNegative(expected) == float.IsNegative(actual)
            : BitConverter.SingleToUInt32Bits(expected) == BitConverter.SingleToUInt32Bits(actual);
        if (!same)
        {
            Assert.Fail($"{name}: {actual:R} instead of {expected:R}.");
        }
    }
}
