using System;
using System.Linq;
using OptimGen.Optimizers;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests;

/// <summary>Steps of 16-bit parameters are steps of floats between a widening and a rounding, for every optimizer of the catalogue.</summary>
public sealed class NarrowStepTests
{
    private const int Length = 53;
    private const int Steps = 12;

    public static TheoryData<string> Optimizers => new(Catalogue.Names);

    public static TheoryData<string, string> Rows => new(GoldenMapping.Rows);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Half_rounds_to_nearest(string optimizer) =>
        AssertIsFloatStep<Half>(optimizer, ParameterRounding.Nearest, (value, _, _) => (Half)value);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void BFloat16_rounds_to_nearest(string optimizer) =>
        AssertIsFloatStep<BFloat16>(optimizer, ParameterRounding.Nearest, (value, _, _) => (BFloat16)value);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void BFloat16_rounds_by_the_noise_of_seed_step_and_element(string optimizer) =>
        AssertIsFloatStep<BFloat16>(optimizer, ParameterRounding.Stochastic, (value, state, element) =>
        {
            BFloat16[] rounded = new BFloat16[Length];
            Lanes.StoreScalar(value, ref rounded[0], (nuint)element, state.Noise(0));
            return rounded[element];
        });

    [Theory]
    [MemberData(nameof(Rows))]
    public void With_a_master_copy_Half_follows_the_floats_along_recorded_gradients(string configuration, string @case) =>
        AssertFollowsFloats<Half>(configuration, @case);

    [Theory]
    [MemberData(nameof(Rows))]
    public void With_a_master_copy_BFloat16_follows_the_floats_along_recorded_gradients(string configuration, string @case) =>
        AssertFollowsFloats<BFloat16>(configuration, @case);

    /// <summary>Before each step the float optimizer gets the narrow parameters, after it they are rounded.</summary>
    private static void AssertIsFloatStep<T>(string optimizer, ParameterRounding rounding, Func<float, OptimizerState, int, T> round)
        where T : unmanaged
    {
        IStepKernel<T> narrow = Catalogue.Create<T>(optimizer);
        IStepKernel<float> wide = Catalogue.Create<float>(optimizer);
        SetRounding(narrow, rounding);
        T[] parameters = new T[Length];
        T[] gradients = new T[Length];
        TestValues.FillOrdinary<T>(parameters, seed: 1);
        float[] floats = new float[Length];
        using OptimizerState state = narrow.CreateState(Length);
        using OptimizerState floatState = wide.CreateState(Length);
        state.Seed = 5;
        for (int step = 0; step < Steps; step++)
        {
            TestValues.FillSpecial<T>(gradients, seed: step);
            float[] before = Floats(parameters);
            before.CopyTo(floats, 0);
            wide.Step(floats, Floats(gradients), floatState);
            T[] expected = [.. floats.Select((value, element) => round(value, state, element))];
            narrow.Step(parameters, gradients, state);
            Assert.Equal(Floats(expected), Floats(parameters));
            AssertSameStates(floatState, state);
        }
    }

    private static void AssertFollowsFloats<T>(string configuration, string @case)
        where T : unmanaged
    {
        GoldenConfiguration mapping = GoldenMapping.Find(configuration, @case);
        GoldenTrajectory trajectory = GoldenTrajectory.Load(configuration, @case);
        foreach (VectorWidth width in Widths.Supported)
        {
            IStepKernel<T> narrow = Catalogue.Create<T>(mapping.Optimizer);
            IStepKernel<float> wide = Catalogue.Create<float>(mapping.Optimizer);
            SetRounding(narrow, ParameterRounding.MasterCopy);
            foreach (GoldenHyperparameter hyperparameter in mapping.Hyperparameters)
            {
                KernelGolden.Set(narrow, hyperparameter.Property, hyperparameter.In(trajectory));
                KernelGolden.Set(wide, hyperparameter.Property, hyperparameter.In(trajectory));
            }

            T[] parameters = [.. trajectory.InitialParameters.Select(Numbers.From<T>)];
            using KernelRun<T> narrowRun = new(narrow, parameters, new T[parameters.Length], narrow.CreateState(trajectory.Shape));
            using KernelRun<float> wideRun = new(wide, Floats(parameters), new float[parameters.Length], wide.CreateState(trajectory.Shape));
            foreach (double[] recorded in trajectory.Gradients)
            {
                T[] gradients = [.. recorded.Select(Numbers.From<T>)];
                gradients.CopyTo(narrowRun.Gradients);
                Floats(gradients).CopyTo(wideRun.Gradients);
                narrowRun.Step(width);
                wideRun.Step(width);
                T[] rounded = [.. wideRun.Parameters.ToArray().Select(value => Numbers.From<T>(value))];
                Assert.Equal(Floats(rounded), Floats<T>(narrowRun.Parameters));
                Assert.Equal(wideRun.Parameters.ToArray(), narrowRun.State.Values<float>(OptimizerState.MasterCopy).ToArray());
                AssertSameStates(wideRun.State, narrowRun.State);
            }
        }
    }

    private static void AssertSameStates(OptimizerState expected, OptimizerState actual)
    {
        for (int buffer = 0; buffer < expected.Buffers.Count; buffer++)
        {
            string name = expected.Buffers[buffer].Name;
            Assert.Equal(expected.Buffers[buffer].ElementType, actual.Buffers[buffer].ElementType);
            if (expected.Buffers[buffer].ElementType == typeof(float))
            {
                Assert.Equal(expected.Values<float>(name).ToArray(), actual.Values<float>(name).ToArray());
            }
            else
            {
                Assert.Equal(expected.Values<double>(name).ToArray(), actual.Values<double>(name).ToArray());
            }
        }
    }

    private static void SetRounding(object optimizer, ParameterRounding rounding) =>
        optimizer.GetType().GetProperty(nameof(AdamW.ParameterRounding))!.SetValue(optimizer, rounding);

    private static float[] Floats<T>(ReadOnlySpan<T> values)
        where T : unmanaged => [.. Numbers.ToDoubles(values).Select(value => (float)value)];

    private static float[] Floats<T>(T[] values)
        where T : unmanaged => Floats<T>(values.AsSpan());
}
