using System;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Rules;

public sealed class RuleTests
{
    private static readonly double[] Decays = [0, 1e-9, 0.1, 0.5, 0.9, 0.999, 0.9999999];

    [Fact]
    public void Ema_StaysBetweenAverageAndValue_AndReachesItsEnds()
    {
        Assert.Equal(7, Rule.Ema(3, 7, 0));
        Assert.Equal(3, Rule.Ema(3, 7, 1));
        Assert.Equal((0.75 * 3) + (0.25 * 7), Rule.Ema(3, 7, 0.75));
        foreach (double decay in Decays)
        {
            Assert.InRange(Rule.Ema(-2, 5, decay), -2, 5);
        }
    }

    [Fact]
    public void Lerp_StartsAtFrom_AndEndsAtTo()
    {
        Assert.Equal(3, Rule.Lerp(3, 7, 0));
        Assert.Equal(7, Rule.Lerp(3, 7, 1));
        Assert.Equal(4, Rule.Lerp(3, 7, 0.25));
    }

    [Fact]
    public void BiasCorrection_IsTheWeightCollected()
    {
        Assert.Equal(1 - 0.9, Rule.BiasCorrection(0.9, 1));
        Assert.Equal(1 - BigReference.ExactPower(0.999, 1000), Rule.BiasCorrection(0.999, 1000));
        Assert.Equal(1, Rule.BiasCorrection(0, 1));
        Assert.Equal(1, Rule.BiasCorrection(0.9, 3_000_000_000));
        foreach (double decay in Decays)
        {
            Assert.InRange(Rule.BiasCorrection(decay, 1), double.Epsilon, 1);
            Assert.InRange(Rule.BiasCorrection(decay, 12345), double.Epsilon, 1);
        }
    }

    [Fact]
    public void DebiasedDecay_GivesTheCorrectedAverage()
    {
        foreach (double decay in Decays)
        {
            Assert.Equal(0, Rule.DebiasedDecay(decay, 1));
            double average = 0;
            double debiased = 0;
            for (int t = 1; t <= 50; t++)
            {
                double value = Math.Sin(t);
                average = Rule.Ema(average, value, decay);
                double blend = Rule.DebiasedDecay(decay, t);
                Assert.True(blend is >= 0 and < 1, $"decay {decay}, step {t}: {blend}");
                debiased = Rule.Ema(debiased, value, blend);

                // 1 − βᵗ loses digits where β is near 1: about 2⁻⁵³ / (1 − β) remains.
                Assert.Equal(average / Rule.BiasCorrection(decay, t), debiased, 1e-13 / (1 - decay));
            }
        }
    }

    [Fact]
    public void SignedEma_MovesTowardsTheValueByItsSize_AndIsNeverNegative()
    {
        Assert.Equal(4 + (0.25 * 8), Rule.SignedEma(4, 8, 0.75));
        Assert.Equal(8 - (0.25 * 4), Rule.SignedEma(8, 4, 0.75));
        Assert.Equal(8, Rule.SignedEma(8, 8, 0.75));
        foreach (double decay in Decays)
        {
            Assert.True(Rule.SignedEma(1, 1 - 1e-16, decay) >= 0);
            Assert.True(Rule.SignedEma(1, Math.BitDecrement(1), decay) >= 0);
            Assert.True(Rule.SignedEma(0, 3, decay) >= 0);
        }
    }

    [Fact]
    public void Ratio_IsZero_WhereTheDenominatorIs()
    {
        Assert.Equal(0.75, Rule.Ratio(3, 4));
        Assert.Equal(0, Rule.Ratio(3, 0));
        Assert.Equal(0, Rule.Ratio(3, -0.0));
        Assert.Equal(0, Rule.Ratio(double.PositiveInfinity, 0));
        Assert.Equal(double.NaN, Rule.Ratio(3, double.NaN));
    }

    [Theory]
    [InlineData(3.5, 1)]
    [InlineData(double.Epsilon, 1)]
    [InlineData(-1e-300, -1)]
    [InlineData(double.NegativeInfinity, -1)]
    public void Sign_IsOfMagnitudeOne(double value, double sign) => Assert.Equal(sign, Rule.Sign(value));

    [Fact]
    public void Sign_KeepsZerosAndNaN()
    {
        Assert.Equal(double.NaN, Rule.Sign(double.NaN));
        Assert.Equal(BitConverter.DoubleToInt64Bits(0.0), BitConverter.DoubleToInt64Bits(Rule.Sign(0)));
        Assert.Equal(BitConverter.DoubleToInt64Bits(-0.0), BitConverter.DoubleToInt64Bits(Rule.Sign(-0.0)));
    }

    [Fact]
    public void Clamp_KeepsWithinBounds_AndNeverThrows()
    {
        Assert.Equal(2, Rule.Clamp(1, 2, 4));
        Assert.Equal(3, Rule.Clamp(3, 2, 4));
        Assert.Equal(4, Rule.Clamp(5, 2, 4));
        Assert.Equal(2, Rule.Clamp(3, 4, 2));
        Assert.Equal(double.NaN, Rule.Clamp(double.NaN, 2, 4));
        Assert.Equal(4, Rule.Clamp(double.PositiveInfinity, 2, 4));
    }

    [Fact]
    public void AnyUnit_IsTheValue() => Assert.Equal(2.5, Rule.AnyUnit(2.5));
}
