using System;
using System.Collections.Generic;
using OptimGen;
using OptimGen.Optimizers;

namespace Trajectories.Averages;

/// <summary>An exponential moving average of observations, as Adam keeps it of gradients, with and without its correction.</summary>
/// <param name="Decay">The share β that the average keeps in each step.</param>
/// <param name="Observations">What is averaged.</param>
/// <param name="Raw">The average m after each observation. It begins at 0, and so is too small at first.</param>
/// <param name="Corrected">m / (1 − βᵗ) after each observation t, from 1.</param>
internal sealed record AverageSeries(
    double Decay, IReadOnlyList<double> Observations, IReadOnlyList<double> Raw, IReadOnlyList<double> Corrected)
{
    private const int NoiseSeed = 7;

    /// <summary>Averages observations: hands them to Adam as gradients, and reads its first moment.</summary>
    /// <param name="decay">The decay β₁.</param>
    /// <param name="observations">The observations.</param>
    public static AverageSeries Of(double decay, IReadOnlyList<double> observations)
    {
        Adam adam = new() { Beta1 = decay };
        using OptimizerState state = adam.CreateState<double>(1);
        double[] parameter = new double[1];
        double[] raw = new double[observations.Count];
        double[] corrected = new double[observations.Count];
        for (int t = 1; t <= observations.Count; t++)
        {
            adam.Step(parameter, [observations[t - 1]], state);
            raw[t - 1] = state.Values<double>("FirstMoment")[0];
            corrected[t - 1] = raw[t - 1] / Rule.BiasCorrection(decay, t);
        }

        return new AverageSeries(decay, observations, raw, corrected);
    }

    /// <summary>A slow wave high above zero, with noise: observations whose average nobody would take for small.</summary>
    /// <param name="count">The number of observations.</param>
    public static IReadOnlyList<double> NoisyWave(int count)
    {
        Random noise = new(NoiseSeed);
        double[] observations = new double[count];
        for (int i = 0; i < count; i++)
        {
            observations[i] = 8 + (2 * Math.Sin(i / 16.0)) + (3 * (noise.NextDouble() - 0.5));
        }

        return observations;
    }
}
