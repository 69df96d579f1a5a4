using System;
using OptimGen.Consumers.Plain;
using OptimGen.Consumers.Strict;
using OptimGen.Tests.Shared;
using Xunit;

namespace OptimGen.Tests;

/// <summary>Optimizers of other assemblies, built with other settings, do the same.</summary>
public sealed class ConsumerTests
{
    [Fact]
    public void Checked_arithmetic_changes_no_bit()
    {
        float[] expected = new float[1003];
        TestValues.FillOrdinary<float>(expected, seed: 1);
        float[] actual = [.. expected];
        float[] gradients = new float[expected.Length];
        AdamW strict = new();
        Optimizers.AdamW usual = new();
        using OptimizerState strictState = strict.CreateState<float>(expected.Length);
        using OptimizerState usualState = usual.CreateState<float>(expected.Length);
        for (int step = 0; step < 5; step++)
        {
            TestValues.FillOrdinary<float>(gradients, seed: step);
            strict.Step(actual, gradients, strictState);
            usual.Step(expected, gradients, usualState);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_rule_with_everything_follows_its_own_method()
    {
        Tuned optimizer = new() { Every = 3, LearningRate = 0.01 };
        double[] actual = [1, -2, 0.5, 4, 5, 6, 7];
        double[] expected = [.. actual];
        double[] gradients = [0.1, -0.2, 0.3, 1, 2, -3, 0];
        using OptimizerState state = optimizer.CreateState<double>(actual.Length);
        using OptimizerState plain = optimizer.CreateState<double>(actual.Length);
        for (int step = 0; step < 12; step++)
        {
            optimizer.Signed = step > 6;
            optimizer.Step(actual, gradients, state);
            optimizer.Reference(expected, gradients, plain);
            for (int i = 0; i < actual.Length; i++)
            {
                Assert.Equal(expected[i], actual[i], 14);
                Assert.Equal(plain.Values<double>("average")[i], state.Values<double>("average")[i], 14);
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.Every = -1);
    }

    [Fact]
    public void A_rule_method_may_be_called_Step()
    {
        HeavyBall optimizer = new();
        float[] parameters = [1];
        using OptimizerState state = optimizer.CreateState<float>(1);
        optimizer.Step(parameters, [1f], state);
        optimizer.Step(parameters, [1f], state);
        Assert.Equal(1 - 0.1f - 0.19f, parameters[0], 6);
    }
}
