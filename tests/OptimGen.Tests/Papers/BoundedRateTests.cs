using System;
using Xunit;

namespace OptimGen.Tests.Papers;

/// <summary>AdaBound's rate, element by element, stays within bounds that close in on gradient descent's.</summary>
public sealed class BoundedRateTests
{
    private const double FinalRate = 0.1;
    private const double Gamma = 0.01;

    public static TheoryData<string, string> Optimizers => new()
    {
        { "AdaBound", "FirstMoment" },
        { "AmsBound", "FirstMoment" },
        { "AdaBoundW", "m" },
    };

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void The_rate_stays_within_its_bounds_and_reaches_both(string optimizer, string moment)
    {
        Random random = new(1);
        bool isLow = false;
        bool isHigh = false;
        using TensorRun run = Create(optimizer);
        for (int t = 1; t <= 500; t++)
        {
            // Large gradients ask for small rates, small ones for large rates.
            double size = Math.Pow(10, random.Next(-6, 4));
            double rate = Rate(run, moment, size * (1 + random.NextDouble()));
            double low = FinalRate * (1 - (1 / ((Gamma * t) + 1)));
            double high = FinalRate * (1 + (1 / (Gamma * t)));
            Assert.InRange(rate, low * (1 - 1e-9), high * (1 + 1e-9));
            isLow |= rate < low * (1 + 1e-9);
            isHigh |= rate > high * (1 - 1e-9);
        }

        Assert.True(isLow);
        using TensorRun gentle = Create(optimizer).With("Epsilon", 1e-12);
        for (int t = 1; t <= 500; t++)
        {
            isHigh |= Rate(gentle, moment, 1e-6) > FinalRate * (1 + (1 / (Gamma * t))) * (1 - 1e-9);
        }

        Assert.True(isHigh);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void The_rate_tends_to_the_final_one(string optimizer, string moment)
    {
        using TensorRun run = Create(optimizer).With("Gamma", 1);
        double rate = 0;
        for (int t = 1; t <= 10_000; t++)
        {
            rate = Rate(run, moment, 1e3 * (1.5 + Math.Sin(t)));
        }

        Assert.Equal(FinalRate, rate, FinalRate * 2e-4);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_schedule_scales_the_bounds(string optimizer, string moment)
    {
        using TensorRun run = Create(optimizer).With("Gamma", 1e6);
        Rate(run, moment, 1);
        run.With("LearningRate", 5e-4);
        Assert.Equal(FinalRate / 2, Rate(run, moment, 1), 1e-6);
    }

    private static TensorRun Create(string optimizer) =>
        new TensorRun(optimizer, 0).With("WeightDecay", 0).With("FinalRate", FinalRate).With("Gamma", Gamma);

    /// <summary>What the first moment was multiplied by in a step.</summary>
    private static double Rate(TensorRun run, string moment, double gradient)
    {
        double before = run.Parameters[0];
        return (before - run.Step(gradient)[0]) / run.State(moment)[0];
    }
}
