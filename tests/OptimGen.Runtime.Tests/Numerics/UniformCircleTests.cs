using System;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Numerics;

public sealed class UniformCircleTests
{
    // The last two are nearer to a multiple of π/2 than any other double.
    private static readonly double[] Special =
        [1e-99, 1e-310, 0.5, 0.785, 0.7853981633974483, 1, 1.5707963267948966, Math.PI, 3, 100, 1e6, 1e22, 1e300, double.MaxValue, 5.319372648326541e255, 6381956970095103 * 1.4164678264416e240];

    [Fact]
    public void SinesAndCosines_AreTheNearestDoubles_OfAngles_OfAnySize()
    {
        Random random = new(1);
        foreach (double value in Special)
        {
            Check(value);
            Check(-value);
        }

        for (int sample = 0; sample < 800; sample++)
        {
            Check(Math.ScaleB((random.NextDouble() * 2) - 1, random.Next(-60, sample % 3 == 0 ? 1023 : 30)));
        }

        for (int multiple = 1; multiple < 150; multiple++)
        {
            Check(multiple * (Math.PI / 2));
        }

        static void Check(double value)
        {
            Assert.True(BigCircle.Sin(value).Equals(UniformMath.Sin(value)), $"sin {value:R} is {BigCircle.Sin(value):R}, not {UniformMath.Sin(value):R}");
            Assert.True(BigCircle.Cos(value).Equals(UniformMath.Cos(value)), $"cos {value:R} is {BigCircle.Cos(value):R}, not {UniformMath.Cos(value):R}");
        }
    }

    [Fact]
    public void SpecialAngles_AreThoseOfIeee()
    {
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(UniformMath.Sin(-0.0)));
        Assert.Equal(1, UniformMath.Cos(0));
        foreach (double value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Assert.Equal(double.NaN, UniformMath.Sin(value));
            Assert.Equal(double.NaN, UniformMath.Cos(value));
        }
    }

    [Fact]
    public void LogarithmsToBaseTwo_AreExactForPowers_AndNearElsewhere()
    {
        for (int exponent = -1074; exponent <= 1023; exponent++)
        {
            Assert.Equal(exponent, UniformMath.Log2(Math.ScaleB(1, exponent)));
        }

        Random random = new(2);
        for (int sample = 0; sample < 1000; sample++)
        {
            double value = Math.ScaleB(random.NextDouble(), random.Next(-500, 500));
            Assert.Equal(Math.Log2(value), UniformMath.Log2(value), 1e-15 * Math.Max(1, Math.Abs(Math.Log2(value))));
        }

        Assert.Equal(double.NaN, UniformMath.Log2(-1));
        Assert.Equal(double.NegativeInfinity, UniformMath.Log2(0));
        Assert.Equal(double.PositiveInfinity, UniformMath.Log2(double.PositiveInfinity));
    }
}
