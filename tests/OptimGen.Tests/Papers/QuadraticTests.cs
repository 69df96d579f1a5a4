using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace OptimGen.Tests.Papers;

/// <summary>Every optimizer finds the lowest point of a bowl, ten times as steep in one direction as in another.</summary>
public sealed class QuadraticTests
{
    private const int Steps = 3000;

    private static readonly double[] Steepness = [0.5, 1, 1.5, 2, 2.5, 3, 4, 5];
    private static readonly double[] Lowest = [1, -2, 0.5, 3, -0.25, 1.5, -1, 0];

    /// <summary>First learning rates other than 0.05 where the unit is X and 0.1 where it is X/G.</summary>
    private static readonly Dictionary<string, double> Rates = new()
    {
        ["AdaDelta"] = 1,
        ["AdaGrad"] = 1,
    };

    public static TheoryData<string> Optimizers => new(Catalogue.Names);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void The_loss_falls_to_nothing(string optimizer)
    {
        using TensorRun run = new TensorRun(optimizer, new double[Lowest.Length]).As(2, Lowest.Length / 2);
        HyperparameterInfo rate = run.Rule.Hyperparameters.Single(hyperparameter => hyperparameter.Name == "LearningRate");
        double first = Rates.GetValueOrDefault(optimizer, rate.Unit == "X/G" ? 0.1 : 0.05);
        foreach (HyperparameterInfo decay in run.Rule.Hyperparameters.Where(decay => decay.Name.EndsWith("WeightDecay", StringComparison.Ordinal)))
        {
            // Decay would move the lowest point.
            if (decay.Name != "ProximalWeightDecay")
            {
                run.With(decay.Name, 0);
            }
        }

        double before = Loss(run.Parameters);
        for (int t = 1; t <= Steps; t++)
        {
            // Signs do not shrink near the lowest point, so the rate must.
            run.With("LearningRate", first * (1 - ((t - 1.0) / Steps)));
            run.Step([.. run.Parameters.Select((x, i) => Steepness[i] * (x - Lowest[i]))]);
        }

        double after = Loss(run.Parameters);
        Assert.True(after < 1e-4 * before, $"{optimizer} went from {before:R} to {after:R}");
    }

    private static double Loss(double[] x) => x.Select((value, i) => 0.5 * Steepness[i] * Math.Pow(value - Lowest[i], 2)).Sum();
}
