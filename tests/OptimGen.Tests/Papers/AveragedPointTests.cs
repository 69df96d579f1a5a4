using System;
using System.Linq;
using OptimGen.Optimizers;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests.Papers;

/// <summary>The second form of the parameters of rules that train at one point and are evaluated at another.</summary>
public sealed class AveragedPointTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("S")]
    public void Schedule_Free_is_evaluated_where_its_authors_evaluate(string @case)
    {
        ScheduleFreeAdamW optimizer = new();
        (double[] parameters, OptimizerState state, GoldenTrajectory trajectory) = Follow(optimizer, "schedule_free_adamw", @case);
        double[] average = new double[parameters.Length];
        using (state)
        {
            optimizer.ReadAverage(parameters, state, average);
        }

        AssertNear(trajectory.FinalState("averaged_x"), average);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("S")]
    public void ASGD_is_evaluated_at_its_average(string @case)
    {
        Asgd optimizer = new();
        (double[] parameters, OptimizerState state, GoldenTrajectory trajectory) = Follow(optimizer, "asgd", @case);
        double[] average = new double[parameters.Length];
        using (state)
        {
            optimizer.ReadAverage(parameters, state, average);
        }

        AssertNear(trajectory.FinalState("ax"), average);
    }

    private static (double[] Parameters, OptimizerState State, GoldenTrajectory Trajectory) Follow(
        IOptimizer<double> optimizer, string configuration, string @case)
    {
        GoldenTrajectory trajectory = GoldenTrajectory.Load(configuration, @case);
        foreach (GoldenHyperparameter hyperparameter in GoldenMapping.Find(configuration, @case).Hyperparameters)
        {
            KernelGolden.Set(optimizer, hyperparameter.Property, hyperparameter.In(trajectory));
        }

        double[] parameters = [.. trajectory.InitialParameters];
        OptimizerState state = optimizer.CreateState(parameters.Length);
        for (int step = 0; step < trajectory.Gradients.Count; step++)
        {
            if (trajectory.LearningRates is { } rates)
            {
                KernelGolden.Set(optimizer, "LearningRate", rates[step]);
            }

            optimizer.Step(parameters, trajectory.Gradients[step], state);
        }

        return (parameters, state, trajectory);
    }

    private static void AssertNear(double[] expected, double[] actual) => Assert.All(
        expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Max(1, Math.Abs(pair.First))));
}
