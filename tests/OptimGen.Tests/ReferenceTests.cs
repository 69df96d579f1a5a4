using System;
using System.Linq;
using System.Reflection;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests;

/// <summary>Kernels agree with the rule as plain C#, which each optimizer offers as <c>Reference</c>.</summary>
public sealed class ReferenceTests
{
    private const int Length = 100;
    private const int Steps = 30;
    private const double Tolerance = 1e-11;

    public static TheoryData<string> Optimizers => new(Catalogue.Names);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_step_in_double_is_the_reference_up_to_rounding(string optimizer) => AssertAgree(optimizer, Length);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_step_with_a_matrix_in_double_is_the_reference_up_to_rounding(string optimizer) => AssertAgree(optimizer, 5, Length / 5);

    private static void AssertAgree(string optimizer, params nint[] shape)
    {
        IStepKernel<double> stepped = Catalogue.Create<double>(optimizer);
        IStepKernel<double> plain = Catalogue.Create<double>(optimizer);
        MethodInfo reference = plain.GetType().GetMethod("Reference")!;
        Step takeReference = reference.CreateDelegate<Step>(plain);
        double[] actual = new double[Length];
        TestValues.FillOrdinary<double>(actual, seed: 1);
        double[] expected = [.. actual];
        double[] largest = [.. actual.Select(Math.Abs)];
        double[] gradients = new double[Length];
        using OptimizerState state = stepped.CreateState(shape);
        using OptimizerState plainState = plain.CreateState(shape);
        for (int step = 0; step < Steps; step++)
        {
            TestValues.FillOrdinary<double>(gradients, seed: step + 2);
            stepped.Step(actual, gradients, state);
            takeReference(expected, gradients, plainState);
            for (int i = 0; i < Length; i++)
            {
                largest[i] = Math.Max(largest[i], Math.Abs(expected[i]));
                Assert.True(Math.Abs(actual[i] - expected[i]) <= Tolerance * largest[i], $"step {step + 1}, element {i}: {actual[i]:R}, not {expected[i]:R}");
            }
        }

        Assert.Equal(Steps, plainState.Step);
    }

    private delegate void Step(Span<double> parameters, ReadOnlySpan<double> gradients, OptimizerState state);
}
