using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Generation;

/// <summary>Steps of several phases: each has a gradient of its own, they share states, and they are taken in order.</summary>
public sealed class PhaseTests
{
    private const int Length = 41;
    private const double Tolerance = 1e-13;

    private delegate void Phase<T>(Span<T> parameters, ReadOnlySpan<T> gradients, OptimizerState state);

    [Theory]
    [InlineData("Sam")]
    [InlineData("CompositeAdam")]
    public void Kernels_are_what_the_methods_compute(string name)
    {
        object optimizer = Generate(name);
        double[] parameters = Values(1);
        double[] expected = Values(1);
        float[] single = [.. parameters.Select(value => (float)value)];
        using OptimizerState state = ((IOptimizer<double>)optimizer).CreateState(Length);
        using OptimizerState other = ((IOptimizer<double>)optimizer).CreateState(Length);
        using OptimizerState singleState = ((IOptimizer<float>)optimizer).CreateState(Length);
        for (int step = 0; step < 5; step++)
        {
            foreach (string phase in new[] { "Probe", "Step" })
            {
                double[] gradients = Values((10 * step) + phase.Length);
                Method<Phase<double>>(optimizer, phase)(parameters, gradients, state);
                Method<Phase<double>>(optimizer, "Reference" + phase)(expected, gradients, other);
                Method<Phase<float>>(optimizer, phase)(single, [.. gradients.Select(value => (float)value)], singleState);
                Assert.All(expected.Zip(parameters), pair => Assert.Equal(pair.First, pair.Second, Tolerance * (1 + Math.Abs(pair.First))));
                Assert.All(expected.Zip(single), pair => Assert.Equal(pair.First, pair.Second, 1e-5 * (1 + Math.Abs(pair.First))));
            }
        }

        Assert.Equal(5, state.Step);
        Assert.Equal(0, state.Phase);
    }

    [Fact]
    public void Sharpness_aware_minimisation_is_what_its_paper_says()
    {
        object optimizer = Generate("Sam");
        double[] x = [3, -4];
        using OptimizerState state = ((IOptimizer<double>)optimizer).CreateState(2);
        Method<Phase<double>>(optimizer, "Probe")(x, [0.6, 0.8], state);
        Assert.Equal([3 + (0.05 * 0.6), -4 + (0.05 * 0.8)], x.Select(value => Math.Round(value, 14)));
        Method<Phase<double>>(optimizer, "Step")(x, [10, 20], state);
        Assert.Equal([3 - 0.01, -4 - 0.02], x.Select(value => Math.Round(value, 14)));
    }

    [Fact]
    public void Phases_out_of_order_change_nothing()
    {
        object optimizer = Generate("Sam");
        double[] x = [3, -4];
        using OptimizerState state = ((IOptimizer<double>)optimizer).CreateState(2);
        string message = Assert.Throws<InvalidOperationException>(() => Method<Phase<double>>(optimizer, "Step")(x, [1, 1], state)).Message;
        Assert.Equal("Sam takes its phases in order: the next is Probe, not Step.", message);
        Assert.Throws<InvalidOperationException>(() => Method<Phase<double>>(optimizer, "ReferenceStep")(x, [1, 1], state));
        Assert.Equal([3, -4], x);
        Method<Phase<double>>(optimizer, "Probe")(x, [0, 0], state);
        Assert.Equal(1, state.Phase);
        Assert.Throws<InvalidOperationException>(() => Method<Phase<double>>(optimizer, "Probe")(x, [1, 1], state));
        Assert.Throws<InvalidOperationException>(() => Method<Phase<double>>(optimizer, "ReferenceProbe")(x, [1, 1], state));
        Assert.Equal([3, -4], x);
        Assert.Equal(0, state.Step);
    }

    [Theory]
    [InlineData("Sam")]
    [InlineData("CompositeAdam")]
    public void A_set_takes_the_same_phases(string name)
    {
        object optimizer = Generate(name);
        using ParameterSet<double> set = new();
        Parameter<double> tensor = set.Add("w", Values(1), new double[Length]);
        double[] expected = Values(1);
        using OptimizerState state = ((IOptimizer<double>)optimizer).CreateState(Length);
        for (int step = 0; step < 3; step++)
        {
            foreach (string phase in new[] { "Probe", "Step" })
            {
                double[] gradients = Values((10 * step) + phase.Length);
                gradients.CopyTo(tensor.Gradients);
                Method<Action<ParameterSet<double>>>(optimizer, phase)(set);
                Method<Phase<double>>(optimizer, phase)(expected, gradients, state);
                Assert.Equal(expected, tensor.Values.ToArray());
                if (phase == "Probe")
                {
                    Assert.Throws<InvalidOperationException>(() => Method<Action<ParameterSet<double>>>(optimizer, "Probe")(set));
                }
            }

            Assert.Equal(step + 1, set.Step);
        }
    }

    [Fact]
    public void A_group_takes_its_own_hyperparameters_in_every_phase()
    {
        object optimizer = Generate("Sam");
        IOptimizer<double> other = (IOptimizer<double>)((IOptimizer)optimizer).Clone();
        other.SetHyperparameter("LearningRate", 0);
        other.SetHyperparameter("Radius", 1);
        using ParameterSet<double> set = new();
        Parameter<double> first = set.Add("a", new double[] { 1 }, new double[] { 1 });
        Parameter<double> second = set.Add("b", new double[] { 1 }, new double[] { 0 });
        set.AddGroup("still", other, "b");
        Method<Action<ParameterSet<double>>>(optimizer, "Probe")(set);
        Assert.Equal([1.05, 1.0], [first.Values[0], second.Values[0]]);
        second.Gradients[0] = 1;
        Method<Action<ParameterSet<double>>>(optimizer, "Step")(set);
        Assert.Equal([0.999, 1.0], [first.Values[0], second.Values[0]]);
    }

    [Fact]
    public void The_rule_as_data_has_all_phases()
    {
        RuleInfo rule = ((IOptimizer)Generate("CompositeAdam")).Rule;
        Assert.Equal(["Probe", "Step"], rule.Phases.Select(phase => phase.Name));
        Assert.StartsWith("Probe:\norigin ← x\n", rule.Formula, StringComparison.Ordinal);
        Assert.Contains("\nStep:\nx ← origin\n", rule.Formula, StringComparison.Ordinal);
        Assert.Equal(["LearningRate", "Share", "Beta1", "Beta2", "Epsilon"], rule.Hyperparameters.Select(one => one.Name));
        Assert.Equal(["origin", "gradient", "m", "v"], rule.States.Select(one => one.Name));
        Assert.Equal("X", rule.Hyperparameters[0].Unit);
        Assert.Equal(rule.Phases.Sum(phase => phase.Plan.Passes.Sum(pass => pass.BytesRead<float>())), rule.BytesRead<float>());
    }

    [Theory]
    [InlineData("OPT014", "static void Probe(ref double x, double g) => x += g;", "[UpdateRule] static void [|Step|](ref double x, double g) => x -= g;", true)]
    [InlineData("OPT113", "static void Probe(ref double x, double g, double rate = 1) => x += rate * g; [UpdateRule] static void Step(ref double x, double g, double [|rate|] = 2) => x -= rate * g;", "", false)]
    [InlineData("OPT113", "static void Probe(ref double x, double g, double rate = 1) => x += rate * g; [UpdateRule] static void Step(ref double x, double g, [Positive] double [|rate|] = 1) => x -= rate * g;", "", false)]
    [InlineData("OPT113", "static void Probe(ref double x, double g, ref double m) => m = g; [UpdateRule] static void Step(ref double x, double g, [Uniform] ref double [|m|]) => x -= g;", "", false)]
    [InlineData("OPT113", "static void Probe(ref double x, double g, double m = 1) => x += m * g; [UpdateRule] static void Step(ref double x, double g, ref double [|m|]) { m = g; x -= m; }", "", false)]
    [InlineData("OPT113", "static void Step(ref double x, double g) => x += g; [UpdateRule] static void [|Step|](ref double x, double g, double rate = 1) => x -= rate * g;", "", false)]
    public void What_contradicts_is_refused(string id, string phases, string elsewhere, bool isApart)
    {
        MarkedSource source = MarkedSource.Parse(
            "using OptimGen; [Optimizer] public sealed partial class Custom { [UpdateRule] " + phases + " } "
            + (isApart ? "public sealed partial class Custom { " + elsewhere + " }" : ""));
        List<Microsoft.CodeAnalysis.Diagnostic> findings = [.. Reader.ReadAll(TestCompilation.Create(source.Text)).Where(finding => finding.Id == id)];
        Assert.Equal(source.Spans.Select(span => span.ToString()), findings.Select(finding => source.Text.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length)));
    }

    private static double[] Values(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Length).Select(_ => random.NextDouble() - 0.5)];
    }

    private static object Generate(string name) => GeneratorRun.Of(
        "using System;\nusing OptimGen;\n" + RuleTexts.Read(name).Replace("public sealed", "internal sealed", StringComparison.Ordinal).Replace("static void", "private static void", StringComparison.Ordinal))
        .AssertCompiles().Instantiate("OptimGen.Optimizers." + name);

    private static T Method<T>(object optimizer, string name)
        where T : Delegate => (T)Delegate.CreateDelegate(
            typeof(T),
            optimizer,
            optimizer.GetType().GetMethod(name, [.. typeof(T).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)])!);
}
