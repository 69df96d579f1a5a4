using System;
using System.Linq;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.RandomRules;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Generation;

/// <summary>A hyperparameter's value from the creation of a state on: what it is, where it is kept, what it may be.</summary>
public sealed class AtConstructionTests
{
    private const string Source = """
        using OptimGen;
        [Optimizer]
        internal sealed partial class Custom
        {
            [UpdateRule]
            private static void Update(
                ref double x, double g, [AtConstruction(nameof(learningRate)), Positive] double initialRate,
                [AtConstruction(nameof(every))] double count, double learningRate = 0.5, int every = 4)
            {
                double scale = learningRate / initialRate;
                initialRate = 7;
                x -= scale * count * g + 0 * initialRate;
            }
        }
        """;

    [Fact]
    public void The_value_stays_what_it_was_when_the_state_was_created()
    {
        object optimizer = GeneratorRun.Of(Source).AssertCompiles().Instantiate("Custom");
        using OptimizerState state = ((IOptimizer<double>)optimizer).CreateState(2);
        Set(optimizer, "LearningRate", 0.25);
        Set(optimizer, "Every", 9);
        double[] parameters = [1, 2];
        ((IOptimizer<double>)optimizer).Step(parameters, [1, 1], state);
        Assert.Equal([-1, 0], parameters);
        Assert.Equal(0.5, state.Values<double>("initialRate")[0]);
        Assert.Equal(4, state.Values<double>("count")[0]);
        Assert.Equal(["learningRate when the state is created", "every when the state is created"], state.Rule.States.Select(one => one.Initially));
    }

    [Fact]
    public void The_reference_and_a_set_take_the_same_value()
    {
        object optimizer = GeneratorRun.Of(Source).AssertCompiles().Instantiate("Custom");
        using OptimizerState state = ((IOptimizer<double>)optimizer).CreateState(2);
        using ParameterSet<double> set = new();
        Parameter<double> tensor = set.Add("w", new double[] { 1, 2 }, new double[] { 1, 1 });
        Call(optimizer, set);
        Set(optimizer, "LearningRate", 0.25);
        Call(optimizer, set);
        Assert.Equal([-5, -4], tensor.Values.ToArray());

        double[] parameters = [1, 2];
        optimizer.GetType().GetMethod("Reference")!.CreateDelegate<StepMethod<double>>(optimizer)(parameters, new double[] { 1, 1 }, state);
        Assert.Equal([-1, 0], parameters);
    }

    [Fact]
    public void A_state_is_refused_while_the_hyperparameter_is_outside_the_range()
    {
        object optimizer = GeneratorRun.Of(Source).AssertCompiles().Instantiate("Custom");
        Set(optimizer, "LearningRate", 0.0);
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => ((IOptimizer<float>)optimizer).CreateState(2));
        Assert.Equal("Custom keeps LearningRate as it is when a state is created; then it must be in (0, ∞), but it is 0.", exception.Message);
    }

    [Theory]
    [InlineData("AdaBound")]
    [InlineData("AmsBound")]
    [InlineData("AdaBoundW")]
    public void Kernels_of_bounded_rules_are_what_their_rules_compute(string name)
    {
        string text = "using System;\nusing OptimGen;\n" + RuleTexts.Read(name).Replace("public sealed", "internal sealed").Replace("static void", "private static void");
        object optimizer = GeneratorRun.Of(text).AssertCompiles().Instantiate("OptimGen.Optimizers." + name);
        RuleModel rule = Reader.ReadClean(text);
        KernelComparison comparison = new();
        Assert.Null(comparison.FindDeviation((IOptimizer<float>)optimizer, rule, 1));
        Assert.Null(comparison.FindDeviation((IOptimizer<double>)optimizer, rule, 1));
        Assert.InRange(comparison.Sharply, 500, int.MaxValue);
    }

    private static void Set(object optimizer, string property, object value) => optimizer.GetType().GetProperty(property)!.SetValue(optimizer, value);

    private static void Call(object optimizer, ParameterSet<double> set) =>
        optimizer.GetType().GetMethod("Step", [typeof(ParameterSet<double>)])!.CreateDelegate<Action<ParameterSet<double>>>(optimizer)(set);
}
