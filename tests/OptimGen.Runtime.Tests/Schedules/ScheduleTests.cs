using System;
using System.Linq;

namespace OptimGen.Runtime.Tests.Schedules;

/// <summary>Schedules against the tables of PyTorch's documentation, and against its step-by-step formulas written out here.</summary>
public sealed class ScheduleTests
{
    private const double Rate = 0.05;

    [Fact]
    public void TablesOfTheDocumentation_AreMet()
    {
        AssertValues(Schedule.Linear(0.5, 1, 4), 0.025, 0.03125, 0.0375, 0.04375, 0.05, 0.05, 0.05);
        AssertValues(Schedule.ConstantFactor(0.5, 4), 0.025, 0.025, 0.025, 0.025, 0.05, 0.05);
        AssertValues(Schedule.Polynomial(4), 0.05, 0.0375, 0.025, 0.0125, 0, 0);
        AssertValues(Schedule.Step(2), 0.05, 0.05, 0.005, 0.005, 0.0005, 0.0005);
        AssertValues(Schedule.MultiStep(0.1, 1, 4, 4), 0.05, 0.005, 0.005, 0.005, 0.00005);
        AssertValues(Schedule.Exponential(0.5), 0.05, 0.025, 0.0125, 0.00625);
        AssertValues(Schedule.Constant, 0.05, 0.05, 0.05);
        AssertValues(Schedule.Lambda(static position => 1.0 / (1 + position)), 0.05, 0.025, 0.05 / 3);
        AssertValues(
            Schedule.Sequential([Schedule.ConstantFactor(0.1, 20), Schedule.Exponential(0.9)], [3]),
            0.005, 0.005, 0.005, 0.05, 0.045, 0.0405);
        AssertValues(
            Schedule.Chained(Schedule.ConstantFactor(0.1, 2), Schedule.Exponential(0.9)),
            0.005, 0.0045, 0.05 * 0.81, 0.05 * 0.729);
    }

    [Theory]
    [InlineData(10, 0.0)]
    [InlineData(7, 0.01)]
    [InlineData(1, 0.02)]
    public void CosineAnnealing_FollowsTheRecursion(int steps, double minimum)
    {
        Schedule schedule = Schedule.CosineAnnealing(steps, minimum);
        double rate = Rate;
        for (int position = 0; position < 5 * steps; position++)
        {
            if (position > 0)
            {
                rate = (position - 1 - steps) % (2 * steps) == 0
                    ? rate + ((Rate - minimum) * (1 - Math.Cos(Math.PI / steps)) / 2)
                    : ((1 + Math.Cos(Math.PI * position / steps)) / (1 + Math.Cos(Math.PI * (position - 1) / steps)) * (rate - minimum)) + minimum;
            }

            Assert.Equal(rate, schedule.At(position, Rate), 1e-12);
        }
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(3, 2)]
    [InlineData(1, 3)]
    public void WarmRestarts_StartAgain_OverLongerCycles(int firstCycle, int multiplier)
    {
        Schedule schedule = Schedule.CosineAnnealingWarmRestarts(firstCycle, multiplier, 0.01);
        int within = 0;
        int cycle = firstCycle;
        for (int position = 0; position < 200; position++)
        {
            Assert.Equal(0.01 + ((Rate - 0.01) * (1 + Math.Cos(Math.PI * within / cycle)) / 2), schedule.At(position, Rate), 1e-14);
            within++;
            if (within >= cycle)
            {
                within -= cycle;
                cycle *= multiplier;
            }
        }
    }

    [Theory]
    [InlineData(100, 0.3, false, AnnealStrategy.Cosine)]
    [InlineData(100, 0.3, true, AnnealStrategy.Cosine)]
    [InlineData(50, 0.25, false, AnnealStrategy.Linear)]
    [InlineData(51, 0.45, true, AnnealStrategy.Linear)]
    [InlineData(10, 0, false, AnnealStrategy.Cosine)]
    [InlineData(10, 1, false, AnnealStrategy.Linear)]
    [InlineData(1, 0.3, false, AnnealStrategy.Cosine)]
    public void OneCycle_FollowsThePhases(int steps, double start, bool threePhase, AnnealStrategy strategy)
    {
        Schedule rate = Schedule.OneCycle(steps, 0.1, start, strategy, threePhase: threePhase);
        Schedule momentum = Schedule.OneCycleMomentum(steps, startFraction: start, strategy: strategy, threePhase: threePhase);
        Schedule own = Schedule.OneCycle(steps, startFraction: start, strategy: strategy, threePhase: threePhase);
        double first = 0.1 / 25;
        double last = first / 1e4;
        (double End, double FromRate, double ToRate, double FromMomentum, double ToMomentum)[] phases = threePhase
            ? [((start * steps) - 1, first, 0.1, 0.95, 0.85), ((2 * start * steps) - 2, 0.1, first, 0.85, 0.95), (steps - 1, first, last, 0.95, 0.95)]
            : [((start * steps) - 1, first, 0.1, 0.95, 0.85), (steps - 1, 0.1, last, 0.85, 0.95)];
        for (int position = 0; position < steps; position++)
        {
            double begin = 0;
            for (int i = 0; i < phases.Length; i++)
            {
                (double end, double fromRate, double toRate, double fromMomentum, double toMomentum) = phases[i];
                if (position <= end || i == phases.Length - 1)
                {
                    double share = end == begin ? 1 : (position - begin) / (end - begin);
                    Assert.Equal(Anneal(fromRate, toRate, share), rate.At(position, 123), 1e-14);
                    Assert.Equal(Anneal(fromMomentum, toMomentum, share), momentum.At(position, 123), 1e-14);
                    Assert.Equal(rate.At(position, 123), own.At(position, 0.1), 1e-14);
                    break;
                }

                begin = end;
            }
        }

        Assert.Equal(last, rate.At(steps, 123), 1e-14);
        Assert.Equal(last, rate.At(long.MaxValue, 123), 1e-14);
        Assert.Equal(0.95, momentum.At(steps, 123), 1e-14);

        double Anneal(double from, double to, double share) => strategy == AnnealStrategy.Linear
            ? ((to - from) * share) + from
            : to + ((from - to) / 2 * (Math.Cos(Math.PI * share) + 1));
    }

    [Fact]
    public void InverseSquareRoot_PeaksAtTheEndOfTheWarmUp()
    {
        Schedule schedule = Schedule.InverseSquareRoot(400);
        for (int step = 1; step < 5000; step++)
        {
            // The paper's d^−½·min(t^−½, t·w^−1.5), where d^−½ = rate·√w makes the rate its peak.
            double paper = Rate * Math.Sqrt(400) * Math.Min(1 / Math.Sqrt(step), step / (400 * Math.Sqrt(400)));
            Assert.Equal(paper, schedule.At(step - 1, Rate), 1e-14);
        }

        Assert.Equal(Rate, schedule.At(399, Rate));
    }

    [Fact]
    public void WarmUps_ComeFirst_AndDecaysStayDown()
    {
        AssertValues(Schedule.Linear(1, 0, 2).AfterWarmUp(4), 0.0125, 0.0125 + (0.0375 / 4), 0.03125, 0.0125 + (0.0375 * 3 / 4), 0.05, 0.025, 0, 0);
        AssertValues(Schedule.Constant.AfterWarmUp(2, 0), 0, 0.025, 0.05, 0.05);
        AssertValues(Schedule.Constant.AfterWarmUp(2, 0, AnnealStrategy.Cosine), 0, 0.025, 0.05, 0.05);
        AssertValues(Schedule.Cosine(1, 0.2, 2), 0.05, 0.03, 0.01, 0.01, 0.01);
        AssertValues(Schedule.Exponential(0.5).Then(2, Schedule.Linear(1, 0, 1)), 0.05, 0.025, 0.05, 0);
        Assert.Equal(0, Schedule.Cosine(1, 0, 3).At(1_000_000_000_000, Rate));
        Assert.Equal(Rate, Schedule.CosineAnnealing(3).At(6_000_000_000_000_000_000, Rate));
    }

    [Fact]
    public void NumbersOutOfRange_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("position", () => Schedule.Constant.At(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Schedule.Exponential(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Schedule.Exponential(0));
        Assert.Throws<ArgumentOutOfRangeException>("every", () => Schedule.Step(0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Schedule.Step(1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Schedule.Linear(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("from", () => Schedule.Linear(-1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("to", () => Schedule.Cosine(1, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => Schedule.ConstantFactor(1.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Schedule.ConstantFactor(0.5, -1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Schedule.Polynomial(0));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => Schedule.Polynomial(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Schedule.CosineAnnealing(0));
        Assert.Throws<ArgumentOutOfRangeException>("minimum", () => Schedule.CosineAnnealing(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("firstCycle", () => Schedule.CosineAnnealingWarmRestarts(0));
        Assert.Throws<ArgumentOutOfRangeException>("multiplier", () => Schedule.CosineAnnealingWarmRestarts(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("warmUp", () => Schedule.InverseSquareRoot(0));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Schedule.OneCycle(0));
        Assert.Throws<ArgumentOutOfRangeException>("maximum", () => Schedule.OneCycle(10, -1));
        Assert.Throws<ArgumentOutOfRangeException>("startFraction", () => Schedule.OneCycle(10, startFraction: 1.1));
        Assert.Throws<ArgumentOutOfRangeException>("divFactor", () => Schedule.OneCycle(10, divFactor: 0));
        Assert.Throws<ArgumentOutOfRangeException>("minimum", () => Schedule.OneCycleMomentum(10, -0.1));
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => Schedule.Constant.AfterWarmUp(0));
        Assert.Throws<ArgumentException>("milestones", () => Schedule.MultiStep(0.1, 5, 4));
        Assert.Throws<ArgumentException>("milestones", () => Schedule.Sequential([Schedule.Constant], [1]));
        Assert.Throws<ArgumentException>("milestones", () => Schedule.Constant.Then(0, Schedule.Constant));
        Assert.Throws<ArgumentException>("schedules", () => Schedule.Sequential([], []));
        Assert.Throws<ArgumentException>("schedules", () => Schedule.Chained());
        Assert.Throws<ArgumentNullException>("schedules", () => Schedule.Chained(Schedule.Constant, null!));
        Assert.Throws<ArgumentNullException>("factor", () => Schedule.Lambda(null!));
    }

    [Fact]
    public void TheCosine_IsTheNearestDouble()
    {
        Assert.Equal(
            [1, 0, -1, 0, 1, Math.Sqrt(0.5), -Math.Sqrt(0.5)],
            new[] { 0, 0.5, 1, 1.5, 2, 0.25, 0.75 }.Select(HalfTurns.Cosine));

        // Correctly rounded, computed with 60 decimal digits.
        (double Argument, double Value)[] exact =
        [
            (0.1, 0.9510565162951535), (0.2, 0.8090169943749475), (0.3, 0.5877852522924731), (0.4, 0.30901699437494734),
            (0.45, 0.15643446504023084), (0.49, 0.03141075907812832), (0.499999, 3.1415926535005707e-06), (0.001, 0.9999950652018582),
            (0.7, -0.587785252292473), (0.95, -0.9876883405951377), (1.0 / 3, 0.5), (2.0 / 7, 0.6234898018587336),
            (0.123456789, 0.9257239706037255), (0.24999, 0.7071289952522914), (0.25001, 0.7070845664229172),
        ];
        Assert.All(exact, static pair => Assert.Equal(pair.Value, HalfTurns.Cosine(pair.Argument)));
        Random random = new(5);
        for (int i = 0; i < 10_000; i++)
        {
            double x = (random.NextDouble() * 8) - 4;
            Assert.Equal(Math.Cos(Math.PI * x), HalfTurns.Cosine(x), 1e-14);
            Assert.Equal(HalfTurns.Cosine(x), HalfTurns.Cosine(-x));
        }
    }

    private static void AssertValues(Schedule schedule, params double[] expected)
    {
        for (int position = 0; position < expected.Length; position++)
        {
            Assert.Equal(expected[position], schedule.At(position, Rate), 1e-14);
        }
    }
}
