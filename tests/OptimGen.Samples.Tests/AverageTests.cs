using System;
using System.Collections.Generic;
using System.Linq;
using Trajectories;
using Trajectories.Averages;
using Xunit;

namespace OptimGen.Samples.Tests;

/// <summary>The averages of the figure against their closed form.</summary>
public sealed class AverageTests
{
    public static TheoryData<double> Decays => new(Pictures.Decays);

    [Theory]
    [MemberData(nameof(Decays))]
    public void Averages_are_the_weighted_sums(double decay)
    {
        AverageSeries series = AverageSeries.Of(decay, AverageSeries.NoisyWave(Pictures.Observations));
        Assert.Equal(Pictures.Observations, series.Raw.Count);
        for (int t = 1; t <= series.Raw.Count; t++)
        {
            double sum = 0;
            double weights = 0;
            for (int i = 1; i <= t; i++)
            {
                double weight = (1 - decay) * Math.Pow(decay, t - i);
                sum += weight * series.Observations[i - 1];
                weights += weight;
            }

            Assert.Equal(1 - Math.Pow(decay, t), weights, 1e-13);
            Assert.Equal(sum, series.Raw[t - 1], 1e-12);
            Assert.Equal(sum / weights, series.Corrected[t - 1], 1e-11);
        }
    }

    [Theory]
    [MemberData(nameof(Decays))]
    public void A_constant_is_its_own_corrected_average_from_the_first_step(double decay)
    {
        AverageSeries series = AverageSeries.Of(decay, [.. Enumerable.Repeat(8.0, 60)]);
        for (int t = 1; t <= 60; t++)
        {
            Assert.Equal(8 * (1 - Math.Pow(decay, t)), series.Raw[t - 1], 1e-12);
            Assert.Equal(8, series.Corrected[t - 1], 1e-12);
        }
    }

    [Fact]
    public void The_raw_average_begins_at_a_tenth_and_is_right_only_later()
    {
        IReadOnlyList<double> observations = AverageSeries.NoisyWave(Pictures.Observations);
        AverageSeries series = AverageSeries.Of(0.9, observations);
        Assert.Equal(0.1 * observations[0], series.Raw[0], 1e-13);
        Assert.Equal(observations[0], series.Corrected[0], 1e-12);
        Assert.True(series.Corrected[9] - series.Raw[9] > 3);
        Assert.True(series.Corrected[^1] - series.Raw[^1] < 1e-3);
    }
}
