using System;
using System.Linq;
using Xunit;

namespace OptimGen.Tests.Papers;

/// <summary>What moments are: free of bias from the first step, monotone where a paper needs it.</summary>
public sealed class MomentTests
{
    private const double Gradient = -0.3;

    [Theory]
    [InlineData("Adam", "FirstMoment", "SecondMoment")]
    [InlineData("AdamW", "FirstMoment", "SecondMoment")]
    [InlineData("NAdam", "m", "v")]
    [InlineData("RAdam", "m", "v")]
    [InlineData("AdaMod", "m", "v")]
    public void Corrected_moments_of_a_constant_gradient_are_that_gradient_from_the_first_step(string optimizer, string first, string second)
    {
        using TensorRun run = new TensorRun(optimizer, 0).With("WeightDecay", 0);
        for (int t = 1; t <= 100; t++)
        {
            run.Step(Gradient);
            Assert.Equal(Gradient, run.State(first)[0] / Rule.BiasCorrection(0.9, t), 14);
            Assert.Equal(Gradient * Gradient, run.State(second)[0] / Rule.BiasCorrection(0.999, t), 14);
        }
    }

    [Fact]
    public void Averages_with_debiased_decays_need_no_correction()
    {
        using TensorRun run = new("QHAdam", 0);
        for (int t = 1; t <= 100; t++)
        {
            run.Step(Gradient);
            Assert.Equal(Gradient, run.State("m")[0], 14);
            Assert.Equal(Gradient * Gradient, run.State("v")[0], 14);
        }
    }

    [Theory]
    [InlineData("AmsGrad")]
    [InlineData("AdamWAmsGrad")]
    public void The_effective_rate_of_AMSGrad_never_grows_where_that_of_Adam_does(string optimizer)
    {
        // The effective rate is α / √v̄ before correction, as in the paper, whose α falls or stays.
        Random random = new(1);
        double[] start = new double[50];
        using TensorRun run = new(optimizer, start);
        double[] largest = new double[start.Length];
        double[] before = new double[start.Length];
        bool hasFallen = false;
        for (int t = 1; t <= 200; t++)
        {
            double size = Math.Pow(10, random.Next(-4, 4));
            run.Step([.. start.Select(_ => size * ((2 * random.NextDouble()) - 1))]);
            double[] maximum = run.State("SecondMomentMaximum");
            double[] second = run.State("SecondMoment");
            Assert.All(maximum.Zip(largest), pair => Assert.True(pair.First >= pair.Second));
            Assert.All(maximum.Zip(second), pair => Assert.True(pair.First >= pair.Second));
            hasFallen |= second.Zip(before).Any(pair => pair.First < pair.Second);
            (largest, before) = (maximum, second);
        }

        Assert.True(hasFallen);
    }

    [Fact]
    public void The_second_moment_of_Yogi_moves_by_at_most_a_share_of_the_squared_gradient()
    {
        Random random = new(2);
        using TensorRun run = new("Yogi", 0);
        double before = 1e-6;
        for (int t = 1; t <= 500; t++)
        {
            double gradient = Math.Pow(10, random.Next(-5, 3)) * ((2 * random.NextDouble()) - 1);
            run.Step(gradient);
            double after = run.State("SecondMoment")[0];
            Assert.True(after >= 0);
            Assert.Equal(0.001 * gradient * gradient, Math.Abs(after - before), 1e-12 * Math.Max(after, before));
            before = after;
        }
    }
}
