using System;
using System.Linq;

namespace OptimGen.Runtime.Tests.Kernels;

public sealed class StochasticRoundingTests
{
    private const int Count = 1 << 18;

    [Fact]
    public void All_widths_give_the_same_bits_from_any_start()
    {
        float[] values = Values(1 << 12);
        BFloat16[] expected = new BFloat16[values.Length];
        RoundingNoise all = new(7, 3, 0);
        for (int i = 0; i < values.Length; i++)
        {
            Lanes.StoreScalar(values[i], ref expected[0], (nuint)i, all);
        }

        foreach (int start in new[] { 0, 16, 160, 4000 })
        {
            float[] part = values[start..];
            foreach (NarrowConversion<BFloat16> conversion in NarrowConversions.AtRandom(new RoundingNoise(7, 3, start)))
            {
                BFloat16[] actual = new BFloat16[part.Length];
                conversion.FromSingle(part, actual);
                Assert.Equal(expected[start..].Select(value => value.ToBits()), actual.Select(value => value.ToBits()));
            }
        }
    }

    [Fact]
    public void What_is_a_BFloat16_stays_as_it_is()
    {
        float[] all = [.. Enumerable.Range(0, ushort.MaxValue + 1).Select(bits => (float)BFloat16.FromBits((ushort)bits))];
        foreach (NarrowConversion<BFloat16> conversion in NarrowConversions.AtRandom(new RoundingNoise(1, 1, 0)))
        {
            BFloat16[] actual = new BFloat16[all.Length];
            conversion.FromSingle(all, actual);
            for (int bits = 0; bits < all.Length; bits++)
            {
                Assert.Equal(float.IsNaN(all[bits]) ? bits | 0x40 : bits, actual[bits].ToBits());
            }
        }
    }

    [Theory]
    [InlineData(0x0001)]
    [InlineData(0x1000)]
    [InlineData(0x5555)]
    [InlineData(0x8000)]
    [InlineData(0xFFFF)]
    public void The_mean_is_the_number_that_was_rounded(int lower)
    {
        // Up with probability p = lower / 2¹⁶: of n elements, n·p ± √(n·p·(1 − p)); six deviations are never reached by chance.
        double p = lower / 65536.0;
        double allowed = (6 * Math.Sqrt(Count * p * (1 - p))) + 1;
        float value = BitConverter.UInt32BitsToSingle(0xBF80_0000 | (uint)lower);
        float[] values = [.. Enumerable.Repeat(value, Count)];
        BFloat16[] rounded = new BFloat16[Count];
        for (int step = 0; step < 4; step++)
        {
            NarrowConversions.AtRandom(new RoundingNoise(11, step, 0))[^1].FromSingle(values, rounded);
            int up = rounded.Count(one => one.ToBits() == 0xBF81);
            Assert.Equal(Count, up + rounded.Count(one => one.ToBits() == 0xBF80));
            Assert.InRange(up, (Count * p) - allowed, (Count * p) + allowed);
        }
    }

    [Fact]
    public void Seeds_steps_and_elements_have_noise_of_their_own()
    {
        // Of 2¹⁸ pairs of independent 16 bits, 4 are equal on average.
        uint[] first = Noise(new RoundingNoise(1, 1, 0));
        Assert.InRange(Matches(first, Noise(new RoundingNoise(2, 1, 0))), 0, 24);
        Assert.InRange(Matches(first, Noise(new RoundingNoise(1, 2, 0))), 0, 24);
        Assert.InRange(Matches(first[1..], first[..^1]), 0, 24);
        Assert.InRange(Matches(first, Noise(new RoundingNoise(RoundingNoise.SeedOf(1, 1), 1, 0))), 0, 24);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(0xFFFF_FFFF_FFFF_FFFFUL)]
    public void Each_bit_of_the_noise_is_fair_and_neighbours_are_independent(ulong seed)
    {
        uint[] noise = Noise(new RoundingNoise(seed, 1, 0));
        double allowed = 6 * Math.Sqrt(Count) / 2;
        for (int bit = 0; bit < 16; bit++)
        {
            int set = noise.Count(value => (value >> bit & 1) == 1);
            Assert.InRange(set, (Count / 2) - allowed, (Count / 2) + allowed);
            for (int distance = 1; distance <= 64; distance *= 2)
            {
                int same = Enumerable.Range(0, Count - distance).Count(i => ((noise[i] ^ noise[i + distance]) >> bit & 1) == 0);
                Assert.InRange(same, ((Count - distance) / 2) - allowed, ((Count - distance) / 2) + allowed);
            }
        }
    }

    private static uint[] Noise(RoundingNoise noise) => [.. Enumerable.Range(0, Count).Select(i => noise.BitsOf((nuint)i))];

    private static int Matches(uint[] left, uint[] right) => left.Zip(right).Count(pair => pair.First == pair.Second);

    private static float[] Values(int count)
    {
        Random random = new(3);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-10, 10))))];
    }
}
