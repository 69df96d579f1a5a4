using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Reflection;

namespace OptimGen.Tests.Shared;

/// <summary>Steps a generated optimizer along a recorded trajectory.</summary>
internal static class KernelGolden
{
    /// <summary>The first deviation from the record, of a parameter or a final state; null where there is none.</summary>
    public static string? FindDeviation<T>(
        IStepKernel<T> optimizer, GoldenConfiguration configuration, GoldenTrajectory trajectory, double tolerance, VectorWidth width)
        where T : unmanaged, INumber<T>
    {
        foreach (GoldenHyperparameter hyperparameter in configuration.Hyperparameters)
        {
            Set(optimizer, hyperparameter.Property, hyperparameter.In(trajectory));
        }

        T[] parameters = [.. trajectory.InitialParameters.Select(T.CreateChecked)];
        using KernelRun<T> run = new(optimizer, parameters, new T[parameters.Length], optimizer.CreateState(trajectory.Shape));
        List<double[]> record = [];
        double[][] largest = [.. configuration.States.Select(_ => new double[parameters.Length])];
        for (int step = 0; step < trajectory.Gradients.Count; step++)
        {
            if (trajectory.LearningRates is { } rates)
            {
                Set(optimizer, "LearningRate", rates[step]);
            }

            trajectory.Gradients[step].Select(T.CreateChecked).ToArray().CopyTo(run.Gradients);
            run.Step(width);
            record.Add(Doubles(run.Parameters));
            for (int state = 0; typeof(T) != typeof(double) && state < largest.Length; state++)
            {
                double[] values = ValuesOf(run.State, configuration.States[state].Name);
                largest[state] = [.. largest[state].Zip(values, (most, value) => Math.Max(most, Math.Abs(value)))];
            }
        }

        return GoldenComparison.FindDeviation(trajectory, record, tolerance)
            ?? configuration.States.Where(_ => typeof(T) == typeof(double) || configuration.HasSingleStates)
                .Select((state, index) => GoldenComparison.FindDeviation(
                    trajectory, state, ValuesOf(run.State, state.Name), tolerance, largest[index]))
                .FirstOrDefault(deviation => deviation is not null);
    }

    private static double[] ValuesOf(OptimizerState state, string name) =>
        state.Buffers.Single(buffer => buffer.Name == name).ElementType == typeof(float)
            ? Doubles(state.Values<float>(name))
            : state.Values<double>(name).ToArray();

    /// <summary>Sets a hyperparameter by its property's name.</summary>
    public static void Set(object optimizer, string property, double value)
    {
        PropertyInfo info = optimizer.GetType().GetProperty(property)
            ?? throw new ArgumentException($"{optimizer.GetType().Name} has no {property}.", nameof(property));
        info.SetValue(optimizer, Convert.ChangeType(value, info.PropertyType, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static double[] Doubles<T>(Span<T> values)
        where T : INumber<T>
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = double.CreateChecked(values[i]);
        }

        return result;
    }
}
