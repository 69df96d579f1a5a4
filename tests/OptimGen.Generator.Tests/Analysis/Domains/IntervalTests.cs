using OptimGen.Generator.Analysis.Domains;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>Arithmetic of intervals, with the ends that matter.</summary>
public sealed class IntervalTests
{
    private static readonly Interval Decay = Interval.Create(0, false, 1, true);
    private static readonly Interval Steps = Interval.Create(1, false, double.PositiveInfinity, true);

    [Fact]
    public void A_decay_to_the_power_of_a_step_is_below_one() =>
        Assert.Equal("[0, 1)", IntervalFunctions.Power(Decay, Steps).ToString());

    [Fact]
    public void A_correction_is_above_zero() =>
        Assert.Equal("(0, 1]", IntervalArithmetic.Subtract(Interval.Point(1), IntervalFunctions.Power(Decay, Steps)).ToString());

    [Fact]
    public void A_correction_that_counts_from_zero_may_be_zero() =>
        Assert.Equal("[0, 1]", IntervalArithmetic.Subtract(Interval.Point(1), IntervalFunctions.Power(Decay, Interval.NotNegative)).ToString());

    [Fact]
    public void A_root_plus_epsilon_is_above_zero() =>
        Assert.True(IntervalArithmetic.Add(IntervalArithmetic.Sqrt(Interval.NotNegative), Interval.Positive).IsPositive);

    [Fact]
    public void A_maximum_has_the_higher_floor() =>
        Assert.Equal("(0, ∞)", IntervalArithmetic.Maximum(Interval.NotNegative, Interval.Positive).ToString());

    [Fact]
    public void Dividing_by_numbers_on_both_sides_of_zero_leaves_a_hole() =>
        Assert.Equal("(−∞, ∞) without 0", IntervalArithmetic.Divide(Interval.Point(1), Interval.Finite).ToString());

    [Fact]
    public void One_over_what_may_be_infinite_may_be_zero() =>
        Assert.Equal("[0, 1]", IntervalArithmetic.Divide(Interval.Point(1), Interval.Closed(1, double.PositiveInfinity)).ToString());

    [Fact]
    public void Ends_are_rounded_away_from_the_interval()
    {
        Interval sum = IntervalArithmetic.Add(Interval.Point(0.1), Interval.Point(0.2));

        Assert.True(sum.Low < sum.High);
        Assert.Equal(Interval.Point(0.75), IntervalArithmetic.Add(Interval.Point(0.5), Interval.Point(0.25)));
    }

    [Fact]
    public void A_product_too_small_for_a_double_is_still_above_zero() =>
        Assert.True(IntervalArithmetic.Multiply(Interval.Point(1e-200), Interval.Point(1e-200)).IsPositive);

    [Fact]
    public void A_product_too_large_for_a_double_is_still_finite() =>
        Assert.False(IntervalArithmetic.Multiply(Interval.Point(1e200), Interval.Point(1e200)).Contains(double.PositiveInfinity));

    [Fact]
    public void Whole_numbers_above_one_are_two_or_more() =>
        Assert.Equal("[2, ∞)", Interval.Open(1, double.PositiveInfinity).ToIntegers().ToString());

    [Theory]
    [InlineData(-2, 3, "[0, 3]")]
    [InlineData(-4, -1, "[1, 4]")]
    [InlineData(1, 2, "[1, 2]")]
    public void A_size_is_not_negative(double low, double high, string size) =>
        Assert.Equal(size, IntervalArithmetic.Abs(Interval.Closed(low, high)).ToString());

    [Fact]
    public void A_range_becomes_the_same_interval() => Assert.Equal(Decay, Interval.Of(ValueRange.Decay));
}
