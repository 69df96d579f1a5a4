using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using OptimGen.Optimizers;
using Xunit;

namespace OptimGen.Tests;

/// <summary>What users of a generated optimizer meet: settings, steps, and mistakes that are refused before anything changes.</summary>
public sealed class SurfaceTests
{
    public static TheoryData<string> Optimizers => new(Catalogue.Names);

    /// <summary>Those whose tensors know nothing of each other.</summary>
    public static TheoryData<string> OptimizersOfSingleTensors =>
        new(Catalogue.Names.Where(name => Catalogue.Create(name).Rule.Plan.Reductions.All(reduction => reduction.Scope != ReductionScope.All)));

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Defaults_are_those_that_the_rule_reports(string name)
    {
        IOptimizer optimizer = Catalogue.Create(name);
        Assert.Equal(name, optimizer.Rule.Name);
        foreach (HyperparameterInfo hyperparameter in optimizer.Rule.Hyperparameters)
        {
            object? value = optimizer.GetType().GetProperty(hyperparameter.Name)!.GetValue(optimizer);
            Assert.Equal(hyperparameter.Default, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
            Assert.NotEmpty(hyperparameter.Description);
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Settings_refuse_what_is_no_number_or_out_of_range_and_keep_their_value(string name)
    {
        IOptimizer optimizer = Catalogue.Create(name);
        foreach (HyperparameterInfo hyperparameter in optimizer.Rule.Hyperparameters)
        {
            PropertyInfo property = optimizer.GetType().GetProperty(hyperparameter.Name)!;
            object? before = property.GetValue(optimizer);
            foreach (object wrong in WrongValues(property.PropertyType, hyperparameter.Range))
            {
                Exception thrown = Assert.Throws<TargetInvocationException>(() => property.SetValue(optimizer, wrong)).InnerException!;
                ArgumentOutOfRangeException refusal = Assert.IsType<ArgumentOutOfRangeException>(thrown);
                Assert.Equal(hyperparameter.Name, refusal.ParamName);
                Assert.Equal(Convert.ToDouble(wrong, System.Globalization.CultureInfo.InvariantCulture), refusal.ActualValue);
                Assert.Contains(hyperparameter.Range, refusal.Message, StringComparison.Ordinal);
                Assert.Equal(before, property.GetValue(optimizer));
            }
        }
    }

    // What no rule of the catalogue takes: all their whole numbers have a lower end, and a truth value cannot be wrong.
    private static IEnumerable<object> WrongValues(Type type, string range) => type == typeof(double)
        ? new[] { double.NaN, double.NegativeInfinity, double.PositiveInfinity }
            .Where(value => !(value > 0 && range.EndsWith("∞]", StringComparison.Ordinal))).Cast<object>()
        : type == typeof(int) ? [int.MinValue] : [];

    [Fact]
    public void Ends_of_ranges_are_open_or_closed_as_they_say()
    {
        AdamW optimizer = new() { Beta1 = 0, LearningRate = 0, WeightDecay = 0 };
        Assert.Equal(0, optimizer.Beta1);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.Beta1 = 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.Epsilon = 0);
    }

    [Fact]
    public void Wrong_arguments_are_refused_before_anything_changes()
    {
        AdamW optimizer = new();
        float[] parameters = [1, 2, 3];
        float[] gradients = [1, 1, 1];
        using OptimizerState state = optimizer.CreateState<float>(3);
        using OptimizerState foreign = new Lion().CreateState<float>(3);
        using OptimizerState ofDouble = optimizer.CreateState<double>(3);
        OptimizerState disposed = optimizer.CreateState<float>(3);
        disposed.Dispose();

        Assert.Equal("state", Assert.Throws<ArgumentNullException>(() => optimizer.Step(parameters, gradients, null!)).ParamName);
        Assert.Equal("parameters", Assert.Throws<ArgumentException>(() => optimizer.Step(parameters.AsSpan(1), gradients, state)).ParamName);
        Assert.Equal("gradients", Assert.Throws<ArgumentException>(() => optimizer.Step(parameters, gradients.AsSpan(1), state)).ParamName);
        Assert.Equal("gradients", Assert.Throws<ArgumentException>(() => optimizer.Step(parameters, parameters, state)).ParamName);
        Assert.Equal("state", Assert.Throws<ArgumentException>(() => optimizer.Step(parameters, gradients, foreign)).ParamName);
        Assert.Equal("state", Assert.Throws<ArgumentException>(() => optimizer.Step(parameters, gradients, ofDouble)).ParamName);
        Assert.Throws<ObjectDisposedException>(() => optimizer.Step(parameters, gradients, disposed));
        Assert.Throws<ArgumentNullException>(() => optimizer.Step((ParameterSet<float>)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.CreateState<float>(-1));
        Assert.Throws<NotSupportedException>(() => optimizer.CreateState<int>(3));

        Assert.Equal([1, 2, 3], parameters);
        Assert.Equal(0, state.Step);
        Assert.All(state.Values<float>("FirstMoment").ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void An_empty_tensor_steps()
    {
        using OptimizerState state = new AdamW().CreateState<float>(0);
        new AdamW().Step(Span<float>.Empty, ReadOnlySpan<float>.Empty, state);
        Assert.Equal(1, state.Step);
    }

    [Fact]
    public void Spans_references_and_sets_take_the_same_step()
    {
        AdamW optimizer = new();
        float[] bySpan = [1, -2, 3];
        float[] byReference = [.. bySpan];
        float[] bySet = [.. bySpan];
        float[] gradients = [0.5f, 0.25f, -1];
        using OptimizerState first = optimizer.CreateState<float>(3);
        using OptimizerState second = optimizer.CreateState<float>(3);
        using ParameterSet<float> set = new();
        set.Add("only", bySet, gradients);
        for (int step = 0; step < 10; step++)
        {
            optimizer.Step(bySpan, gradients, first);
            optimizer.Step(ref byReference[0], ref gradients[0], 3, second);
            optimizer.Step(set);
        }

        Assert.NotEqual(1, bySpan[0]);
        Assert.Equal(bySpan, byReference);
        Assert.Equal(bySpan, bySet);
        Assert.Equal(10, set.Step);
    }

    [Theory]
    [MemberData(nameof(OptimizersOfSingleTensors))]
    public void A_set_steps_each_tensor_as_if_it_were_alone(string name)
    {
        IStepKernel<double> optimizer = Catalogue.Create<double>(name);
        double[][] alone = [[1, -2, 3], [0.5, 0.25, -4, 5, 6]];
        double[][] gradients = [[0.1, 0, -0.3], [1, 2, 3, -4, 5]];
        OptimizerState[] states = [optimizer.CreateState(3), optimizer.CreateState(5)];
        using ParameterSet<double> set = new();
        double[][] together = [.. alone.Select(values => values.ToArray())];
        set.Add("first", together[0], gradients[0]);
        set.Add("second", together[1], gradients[1]);
        for (int step = 0; step < 5; step++)
        {
            optimizer.Step(set);
            optimizer.Step(alone[0], gradients[0], states[0]);
            optimizer.Step(alone[1], gradients[1], states[1]);
        }

        Assert.Equal(alone, together);
        Array.ForEach(states, state => state.Dispose());
    }

    [Fact]
    public void A_learning_rate_of_zero_leaves_parameters_but_not_moments()
    {
        AdamW optimizer = new() { LearningRate = 0 };
        double[] parameters = [1, 2];
        using OptimizerState state = optimizer.CreateState<double>(2);
        optimizer.Step(parameters, [3, 4], state);
        Assert.Equal([1, 2], parameters);
        Assert.Equal(0.3, state.Values<double>("FirstMoment")[0], 12);
    }

    [Fact]
    public void Moments_that_fade_become_zero_and_stay_so()
    {
        SgdMomentum optimizer = new() { Momentum = 0.5 };
        float[] parameters = new float[40];
        float[] gradients = [.. Enumerable.Repeat(1e-30f, 40)];
        using OptimizerState state = optimizer.CreateState<float>(40);
        optimizer.Step(parameters, gradients, state);
        gradients.AsSpan().Clear();
        for (int step = 0; step < 200; step++)
        {
            optimizer.Step(parameters, gradients, state);
            Assert.All(state.Values<float>("FirstMoment").ToArray(), value => Assert.False(float.IsSubnormal(value)));
        }

        Assert.All(state.Values<float>("FirstMoment").ToArray(), value => Assert.Equal(0, value));
    }
}
