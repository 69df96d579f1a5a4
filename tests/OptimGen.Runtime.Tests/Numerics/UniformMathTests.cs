using System;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Numerics;

public sealed class UniformMathTests
{
    private static readonly double[] Decays =
        [0.9, 0.99, 0.999, 0.9999, 0.95, 0.98, 0.5, 0.25, 0.1, 1e-3, 1e-300, 1 - 1e-10, Math.BitDecrement(1), 0.3333333333333333];

    [Fact]
    public void PowersOfDecays_AreTheNearestDoubles_ForEveryStepTo2000()
    {
        foreach (double decay in Decays)
        {
            for (int t = 0; t <= 2000; t += t < 200 ? 1 : 97)
            {
                AssertBits(BigReference.ExactPower(decay, t), UniformMath.Power(decay, t), $"{decay:R}^{t}");
            }
        }
    }

    [Fact]
    public void PowersOfDecays_AreTheNearestDoubles_ForStepsToAMillion()
    {
        Random random = new(1);
        foreach (double decay in Decays)
        {
            for (int sample = 0; sample < 200; sample++)
            {
                int t = sample == 0 ? 1_000_000 : random.Next(1, 1_048_577);
                AssertBounded(decay, t);
            }
        }
    }

    [Fact]
    public void PowersNearOne_AreTheNearestDoubles_ForAnyInteger()
    {
        Random random = new(2);
        for (int sample = 0; sample < 2000; sample++)
        {
            // The exponent may leave the range of squaring, where logarithms take over.
            double value = 1 + ((random.NextDouble() - 0.5) * Math.Pow(2, -random.Next(1, 30)));
            AssertBounded(value, random.Next(1, int.MaxValue >> random.Next(0, 31)));
        }
    }

    [Fact]
    public void IntegerPowersOfAnything_AreTheNearestDoubles_SubnormalResultsIncluded()
    {
        Random random = new(3);
        int subnormal = 0;
        for (int sample = 0; sample < 5000; sample++)
        {
            int exponent = random.Next(1, 400);
            double value = Math.Pow(2, ((random.NextDouble() * 2100) - 1080) / exponent);
            double expected = BigReference.ExactPower(value, exponent);
            AssertBits(expected, UniformMath.Power(value, exponent), $"{value:R}^{exponent}");
            AssertBits(exponent % 2 == 0 ? expected : -expected, UniformMath.Power(-value, exponent), $"({-value:R})^{exponent}");
            subnormal += double.IsSubnormal(expected) ? 1 : 0;
        }

        Assert.InRange(subnormal, 50, 5000);
    }

    [Fact]
    public void TiesBetweenTwoDoubles_GoToEven()
    {
        // The squares have 54 bits, the last of which is set; a computation through logarithms would toss a coin.
        for (int value = (1 << 27) - 1; value > (1 << 27) - 2000; value -= 2)
        {
            AssertBits((double)((long)value * value), UniformMath.Power(value, 2), $"{value}²");
        }

        // 1.5 · 2⁻¹⁰⁷⁵ and 2.5 · 2⁻¹⁰⁷⁴ lie in the middle of two subnormal numbers.
        AssertBits(BigReference.ExactPower(Math.ScaleB(3, -538), 2), UniformMath.Power(Math.ScaleB(3, -538), 2), "9·2⁻¹⁰⁷⁶");
        AssertBits(0, UniformMath.Power(Math.ScaleB(1, -1075 / 5), 5), "half the smallest number");
        double above = Math.BitIncrement(Math.ScaleB(1, -1075 / 5));
        AssertBits(double.Epsilon, UniformMath.Power(above, 5), "just above half the smallest number");
    }

    [Fact]
    public void OtherPowers_AreTheNearestDoubles()
    {
        Random random = new(4);
        for (int sample = 0; sample < 3000; sample++)
        {
            double value = Math.Pow(2, (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-20, 11)));
            double limit = Math.Min(1e300, 750 / Math.Max(Math.Abs(Math.Log(value)), 1e-290));
            double exponent = (random.NextDouble() - 0.5) * 2 * limit;
            AssertBits(BigReference.Power(value, exponent), UniformMath.Power(value, exponent), $"{value:R}^{exponent:R}");
        }
    }

    [Fact]
    public void NegativeIntegerPowers_AreTheNearestDoubles()
    {
        Random random = new(5);
        for (int sample = 0; sample < 1000; sample++)
        {
            int exponent = -random.Next(1, 2000);
            double value = Math.Pow(2, (random.NextDouble() - 0.5) * 2000 / -exponent);
            AssertBits(BigReference.Power(value, exponent), UniformMath.Power(value, exponent), $"{value:R}^{exponent}");
        }
    }

    [Fact]
    public void Exponentials_AreTheNearestDoubles()
    {
        Random random = new(6);
        int subnormal = 0;
        for (int sample = 0; sample < 4000; sample++)
        {
            double value = sample % 2 == 0
                ? (random.NextDouble() * 1457) - 746
                : (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-60, 8));
            double expected = BigReference.Exp(value);
            AssertBits(expected, UniformMath.Exp(value), $"exp({value:R})");
            subnormal += double.IsSubnormal(expected) ? 1 : 0;
        }

        Assert.InRange(subnormal, 20, 4000);
    }

    [Fact]
    public void Logarithms_AreTheNearestDoubles()
    {
        Random random = new(7);
        for (int sample = 0; sample < 2000; sample++)
        {
            double value = (sample % 3) switch
            {
                0 => Math.Pow(2, (random.NextDouble() * 2096) - 1073),
                1 => 1 + ((random.NextDouble() - 0.5) * Math.Pow(2, -random.Next(0, 52))),
                _ => 1.4142135623730951 + ((random.NextDouble() - 0.5) * 1e-3),
            };
            AssertBits(BigReference.Log(value), UniformMath.Log(value), $"log({value:R})");
        }
    }

    [Fact]
    public void BeforeTheLastRounding_ThereAreFarMoreDigits()
    {
        Random random = new(8);
        double worstExp = 0;
        double worstLog = 0;
        for (int sample = 0; sample < 1000; sample++)
        {
            double exponent = (random.NextDouble() - 0.5) * Math.Pow(2, random.Next(-10, 10));
            DoubleDouble power = UniformMath.ExpScaled(exponent, out int twos);
            worstExp = Math.Max(worstExp, BigReference.ExpError(exponent, power, twos));
            double value = 1 + ((random.NextDouble() - 0.5) * Math.Pow(2, -random.Next(0, 52)));
            worstLog = Math.Max(worstLog, BigReference.LogError(value, UniformMath.LogOfPositive(value)));
        }

        // Reducing an exponent of 512 costs 9 of the 104 bits.
        Assert.InRange(worstExp, double.Epsilon, Math.Pow(2, -94));
        Assert.InRange(worstLog, double.Epsilon, Math.Pow(2, -100));
    }

    private static void AssertBounded(double value, int exponent)
    {
        (double lower, double upper) = BigReference.BoundedPower(value, exponent);
        AssertBits(lower, upper, "the reference is sure of its rounding");
        AssertBits(lower, UniformMath.Power(value, exponent), $"{value:R}^{exponent}");
    }

    private static void AssertBits(double expected, double actual, string what) => Assert.True(
        BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual),
        $"{what}: expected {expected:R}, got {actual:R}");
}
