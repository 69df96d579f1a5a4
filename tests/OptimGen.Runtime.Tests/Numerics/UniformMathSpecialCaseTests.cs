using System;

namespace OptimGen.Runtime.Tests.Numerics;

public sealed class UniformMathSpecialCaseTests
{
    private static readonly double[] Values =
    [
        0, 1, 2, 3, 0.5, 0.75, 1.5, 7, 8, double.Epsilon, double.MaxValue, double.PositiveInfinity, double.NaN, 9007199254740991,
        9007199254740992, 9007199254740994, 4503599627370497, 4503599627370497.5, 1e300, 1e-300, 1024, 1075, 2.2250738585072014E-308,
        0.9999999999999999, 1.0000000000000002, -0.0,
    ];

    [Fact]
    public void Powers_AgreeWithThePlatform_OnEveryPairOfSpecialValues()
    {
        foreach (double magnitude in Values)
        {
            foreach (double exponentMagnitude in Values)
            {
                AssertPower(magnitude, exponentMagnitude);
                AssertPower(-magnitude, exponentMagnitude);
                AssertPower(magnitude, -exponentMagnitude);
                AssertPower(-magnitude, -exponentMagnitude);
            }
        }
    }

    [Fact]
    public void Exponentials_AgreeWithThePlatform_OnSpecialValues()
    {
        foreach (double value in Values)
        {
            AssertSame(Math.Exp(value), UniformMath.Exp(value), $"exp({value:R})");
            AssertSame(Math.Exp(-value), UniformMath.Exp(-value), $"exp({-value:R})");
        }
    }

    [Fact]
    public void Logarithms_AgreeWithThePlatform_OnSpecialValues()
    {
        foreach (double value in Values)
        {
            AssertSame(Math.Log(value), UniformMath.Log(value), $"log({value:R})");
            AssertSame(Math.Log(-value), UniformMath.Log(-value), $"log({-value:R})");
        }
    }

    private static void AssertPower(double value, double exponent) =>
        AssertSame(Math.Pow(value, exponent), UniformMath.Power(value, exponent), $"{value:R}^{exponent:R}");

    // The platform may be one unit off where the result is an ordinary number; zeros keep their sign.
    private static void AssertSame(double expected, double actual, string what)
    {
        Int128 distance = Int128.Abs((Int128)BitConverter.DoubleToInt64Bits(expected) - BitConverter.DoubleToInt64Bits(actual));
        bool same = double.IsNaN(expected) ? double.IsNaN(actual) : distance <= (double.IsNormal(expected) ? 1 : 0);
        Assert.True(same, $"{what}: expected {expected:R}, got {actual:R}");
    }
}
