using System;
using System.Globalization;

namespace OptimGen.Runtime.Tests.Numerics;

public sealed class BFloat16Tests
{
    private static readonly ushort[] LowerHalves = [0, 1, 0x0FFF, 0x7FFF, 0x8000, 0x8001, 0xC000, 0xFFFF];

    [Fact]
    public void All_values_widen_to_a_floats_upper_half()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            float wide = BFloat16.FromBits((ushort)bits);
            Assert.Equal((uint)bits << 16, BitConverter.SingleToUInt32Bits(wide));
        }
    }

    [Fact]
    public void All_values_come_back_from_float_and_double()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            BFloat16 value = BFloat16.FromBits((ushort)bits);
            if (BFloat16.IsNaN(value))
            {
                Assert.Equal(bits | 0x40, ((BFloat16)(float)value).ToBits());
                Assert.True(BFloat16.IsNaN((BFloat16)(double)(float)value));
            }
            else
            {
                Assert.Equal(bits, ((BFloat16)(float)value).ToBits());
                Assert.Equal(bits, ((BFloat16)(double)(float)value).ToBits());
            }
        }
    }

    [Fact]
    public void Float_rounds_to_the_nearest_and_ties_to_even()
    {
        for (int upper = 0; upper <= ushort.MaxValue; upper++)
        {
            foreach (ushort lower in LowerHalves)
            {
                float value = BitConverter.UInt32BitsToSingle(((uint)upper << 16) | lower);
                BFloat16 rounded = (BFloat16)value;
                if (float.IsNaN(value))
                {
                    Assert.True(BFloat16.IsNaN(rounded));
                    Assert.Equal(0x40, rounded.ToBits() & 0x40);
                }
                else
                {
                    Assert.Equal(Nearest(value), rounded.ToBits());
                }
            }
        }
    }

    [Fact]
    public void Double_is_rounded_once()
    {
        for (int bits = 0; bits < 0x7F80; bits++)
        {
            double low = BFloat16.FromBits((ushort)bits);
            double high = ValueOf(bits + 1);
            double middle = (low + high) / 2;
            int even = bits + (bits & 1);

            // So close to the middle that float cannot tell them apart.
            Assert.Equal(even, ((BFloat16)middle).ToBits());
            Assert.Equal(bits, ((BFloat16)Math.BitDecrement(middle)).ToBits());
            Assert.Equal(bits + 1, ((BFloat16)Math.BitIncrement(middle)).ToBits());
            Assert.Equal(0x8000 | (bits + 1), ((BFloat16)(-Math.BitIncrement(middle))).ToBits());
        }

        Assert.Equal(BFloat16.PositiveInfinity, (BFloat16)1e300);
        Assert.Equal(BFloat16.NegativeInfinity, (BFloat16)double.NegativeInfinity);
        Assert.Equal(0, ((BFloat16)1e-300).ToBits());
        Assert.Equal(0x8000, ((BFloat16)(-1e-300)).ToBits());
        Assert.True(BFloat16.IsNaN((BFloat16)double.NaN));
    }

    [Fact]
    public void Named_values_are_what_they_are_called()
    {
        Assert.Equal(float.PositiveInfinity, (float)BFloat16.PositiveInfinity);
        Assert.Equal(float.NegativeInfinity, (float)BFloat16.NegativeInfinity);
        Assert.True(float.IsNaN(BFloat16.NaN));
        Assert.Equal(Math.ScaleB(1, -133), (float)BFloat16.Epsilon);
        Assert.Equal(Math.ScaleB(255, 120), (float)BFloat16.MaxValue);
        Assert.Equal(-(float)BFloat16.MaxValue, (float)BFloat16.MinValue);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Order_and_equality_are_those_of_float(float left, float right)
    {
        BFloat16 a = (BFloat16)left;
        BFloat16 b = (BFloat16)right;
        Assert.Equal(left == right, a == b);
        Assert.Equal(left != right, a != b);
        Assert.Equal(left < right, a < b);
        Assert.Equal(left <= right, a <= b);
        Assert.Equal(left > right, a > b);
        Assert.Equal(left >= right, a >= b);
        Assert.Equal(left.Equals(right), a.Equals(b));
        Assert.Equal(left.Equals(right), a.Equals((object)b));
        Assert.Equal(left.CompareTo(right), a.CompareTo(b));
        Assert.Equal(left.CompareTo(right), a.CompareTo((object)b));
        Assert.True(!a.Equals(b) || a.GetHashCode() == b.GetHashCode());
    }

    [Fact]
    public void Other_objects_are_not_equal_and_not_comparable()
    {
        Assert.False(default(BFloat16).Equals(0f));
        Assert.Equal(1, default(BFloat16).CompareTo(null));
        Assert.Throws<ArgumentException>("obj", () => default(BFloat16).CompareTo(0f));
    }

    [Fact]
    public void Values_are_classified()
    {
        Assert.True(BFloat16.IsFinite((BFloat16)1f) && !BFloat16.IsFinite(BFloat16.NaN) && !BFloat16.IsFinite(BFloat16.NegativeInfinity));
        Assert.True(BFloat16.IsInfinity(BFloat16.NegativeInfinity) && !BFloat16.IsInfinity(BFloat16.NaN) && !BFloat16.IsInfinity(BFloat16.MaxValue));
        Assert.True(BFloat16.IsNegative((BFloat16)(-0f)) && !BFloat16.IsNegative((BFloat16)0f));
    }

    [Fact]
    public void Text_is_that_of_the_float()
    {
        BFloat16 value = (BFloat16)1234.5f;
        Assert.Equal(1232f.ToString(CultureInfo.CurrentCulture), value.ToString());
        Assert.Equal("1,232.00", value.ToString("N2", CultureInfo.InvariantCulture));
        Span<char> text = stackalloc char[8];
        Assert.True(value.TryFormat(text, out int written, "F1", CultureInfo.InvariantCulture));
        Assert.Equal("1232.0", text[..written]);
    }

    public static TheoryData<float, float> Pairs
    {
        get
        {
            float[] values = [float.NaN, float.NegativeInfinity, -2, -0f, 0, 1, 1.5f, float.PositiveInfinity];
            TheoryData<float, float> pairs = [];
            foreach (float left in values)
            {
                foreach (float right in values)
                {
                    pairs.Add(left, right);
                }
            }

            return pairs;
        }
    }

    /// <summary>By distances, which are exact in double: infinity counts as the number that would follow the largest.</summary>
    private static int Nearest(float value)
    {
        int sign = float.IsNegative(value) ? 0x8000 : 0;
        double magnitude = Math.Abs((double)value);
        if (double.IsInfinity(magnitude))
        {
            return sign | 0x7F80;
        }

        int below = (int)(BitConverter.SingleToUInt32Bits(Math.Abs(value)) >> 16);
        double toBelow = magnitude - ValueOf(below);
        double toAbove = ValueOf(below + 1) - magnitude;
        return sign | (toBelow < toAbove || (toBelow == toAbove && below % 2 == 0) ? below : below + 1);
    }

    private static double ValueOf(int bits) => bits == 0x7F80 ? Math.ScaleB(1, 128) : BFloat16.FromBits((ushort)bits);
}
