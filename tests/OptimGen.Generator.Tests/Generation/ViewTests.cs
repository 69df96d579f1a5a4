using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Generation;

/// <summary>Second forms of the parameters: what they are, and how they come into the place of the parameters and go.</summary>
public sealed class ViewTests
{
    private const int Length = 77;

    private delegate void Reading<T>(ReadOnlySpan<T> parameters, OptimizerState state, Span<T> destination);

    private delegate void Swapping<T>(Span<T> parameters, OptimizerState state);

    [Fact]
    public void A_view_is_what_the_method_computes()
    {
        object optimizer = Generate("ScheduleFreeAdamW");
        (double[] parameters, OptimizerState state) = Steps<double>(optimizer, 4);
        using (state)
        {
            double[] view = new double[Length];
            double[] expected = new double[Length];
            double[] before = [.. parameters];
            Method<Reading<double>>(optimizer, "ReadAverage")(parameters, state, view);
            Method<Reading<double>>(optimizer, "ReferenceAverage")(parameters, state, expected);
            Assert.All(expected.Zip(view), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
            Assert.Equal(before, parameters);
            double[] z = state.Values<double>("z").ToArray();
            Assert.Equal(parameters[3] + ((1 - (1 / 0.9)) * (z[3] - parameters[3])), view[3], 1e-14);
        }

        (float[] single, OptimizerState singleState) = Steps<float>(optimizer, 4);
        using (singleState)
        {
            float[] view = new float[Length];
            Method<Reading<float>>(optimizer, "ReadAverage")(single, singleState, view);
            float[] z = singleState.Values<float>("z").ToArray();
            Assert.All(Enumerable.Range(0, Length), index => Assert.Equal(single[index] + ((1 - (1 / 0.9)) * (z[index] - single[index])), view[index], 1e-6));
        }
    }

    [Fact]
    public void Before_the_first_step_a_view_is_of_the_initial_states()
    {
        object optimizer = Generate("ScheduleFreeAdamW");
        double[] parameters = [1, 2, 3];
        double[] view = new double[3];
        using OptimizerState state = ((IOptimizer<double>)optimizer).CreateState(3);
        Method<Reading<double>>(optimizer, "ReadAverage")(parameters, state, view);
        Assert.Equal([1, 2, 3], view);
    }

    [Fact]
    public void A_view_swapped_in_and_out_leaves_every_bit_and_allocates_once()
    {
        object optimizer = Generate("ScheduleFreeAdamW");
        (double[] parameters, OptimizerState state) = Steps<double>(optimizer, 4);
        using (state)
        {
            double[] before = [.. parameters];
            double[] view = new double[Length];
            Method<Reading<double>>(optimizer, "ReadAverage")(parameters, state, view);
            Swapping<double> swapIn = Method<Swapping<double>>(optimizer, "SwapInAverage");
            Swapping<double> swapOut = Method<Swapping<double>>(optimizer, "SwapOutAverage");
            swapIn(parameters, state);
            Assert.Equal(view, parameters);
            Assert.Equal("Average", state.ShownView);
            swapOut(parameters, state);
            Assert.Equal(before, parameters);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            swapIn(parameters, state);
            swapOut(parameters, state);
            Assert.Equal(allocated, GC.GetAllocatedBytesForCurrentThread());
            Assert.Equal(before, parameters);
        }
    }

    [Fact]
    public void While_a_view_is_shown_nothing_else_is_done()
    {
        object optimizer = Generate("ScheduleFreeAdamW");
        (double[] parameters, OptimizerState state) = Steps<double>(optimizer, 1);
        using (state)
        {
            Swapping<double> swapIn = Method<Swapping<double>>(optimizer, "SwapInAverage");
            Swapping<double> swapOut = Method<Swapping<double>>(optimizer, "SwapOutAverage");
            Assert.Contains("Swap it in first", Assert.Throws<InvalidOperationException>(() => swapOut(parameters, state)).Message, StringComparison.Ordinal);
            swapIn(parameters, state);
            double[] shown = [.. parameters];
            Assert.Throws<InvalidOperationException>(() => swapIn(parameters, state));
            string message = Assert.Throws<InvalidOperationException>(() => ((IOptimizer<double>)optimizer).Step(parameters, new double[Length], state)).Message;
            Assert.Equal("The view Average stands in the place of the parameters of ScheduleFreeAdamW. Swap it out before the next step.", message);
            Assert.Throws<InvalidOperationException>(() => Method<Reading<double>>(optimizer, "ReadAverage")(parameters, state, new double[Length]));
            Assert.Throws<ArgumentException>(() => swapOut(new double[3], state));
            Assert.Equal(shown, parameters);
            swapOut(parameters, state);
            ((IOptimizer<double>)optimizer).Step(parameters, new double[Length], state);
        }
    }

    [Fact]
    public void A_set_is_swapped_whole()
    {
        object optimizer = Generate("Asgd");
        string view = optimizer.GetType().GetMethods().First(method => method.Name.StartsWith("SwapIn", StringComparison.Ordinal)).Name["SwapIn".Length..];
        using ParameterSet<double> set = new();
        Parameter<double> first = set.Add("a", new double[] { 1, 2 }, new double[] { 1, -1 });
        Parameter<double> second = set.Add("b", new double[] { 3 }, new double[] { 2 });
        Action<ParameterSet<double>> swapIn = Method<Action<ParameterSet<double>>>(optimizer, "SwapIn" + view);
        Assert.Throws<InvalidOperationException>(() => swapIn(set));
        for (int step = 0; step < 3; step++)
        {
            ((IOptimizer<double>)optimizer).Step(set);
        }

        double[] before = [.. first.Values, .. second.Values];
        double[] expected = new double[2];
        Method<Reading<double>>(optimizer, "Read" + view)(first.Values, first.State!, expected);
        swapIn(set);
        Assert.Equal(expected, first.Values.ToArray());
        Assert.Throws<InvalidOperationException>(() => ((IOptimizer<double>)optimizer).Step(set));
        Method<Action<ParameterSet<double>>>(optimizer, "SwapOut" + view)(set);
        Assert.Equal(before, (double[])[.. first.Values, .. second.Values]);
        ((IOptimizer<double>)optimizer).Step(set);
    }

    [Fact]
    public void A_view_of_slow_weights_stands_beside_slots()
    {
        object optimizer = GeneratorRun.Of("""
            using OptimGen;
            [Optimizer]
            [Step(StepForm.Gradient, LearningRate = 0.5)]
            [Lookahead(2, 0.5)]
            internal sealed partial class Custom
            {
                [View]
                private static double Slow(double slow) => slow;
            }
            """).AssertCompiles().Instantiate("Custom");
        double[] parameters = [1];
        double[] view = new double[1];
        using OptimizerState state = ((IOptimizer<double>)optimizer).CreateState(1);
        ((IOptimizer<double>)optimizer).Step(parameters, [1], state);
        Method<Reading<double>>(optimizer, "ReadSlow")(parameters, state, view);
        Assert.Equal((0.5, 1.0), (parameters[0], view[0]));
        ((IOptimizer<double>)optimizer).Step(parameters, [1], state);
        Method<Reading<double>>(optimizer, "ReadSlow")(parameters, state, view);
        Assert.Equal((0.5, 0.5), (parameters[0], view[0]));
    }

    [Theory]
    [InlineData("OPT111", "static double Average(double x, double [|y|]) => x + y;")]
    [InlineData("OPT111", "static double Average(double x, ref double [|m|]) => x + m;")]
    [InlineData("OPT111", "static double Average(double x, double [|g|]) => x + g;")]
    [InlineData("OPT111", "static double Average(double x, int [|rate|]) => x + rate;")]
    [InlineData("OPT111", "static double Average(double x, double [|m|] = 1) => x + m;")]
    [InlineData("OPT112", "static float [|Average|](double x) => 1;")]
    [InlineData("OPT112", "double [|Average|](double x) => x;")]
    [InlineData("OPT112", "static double [|Average|]<T>(double x) => x;")]
    [InlineData("OPT112", "static double [|Average|](double x) => x - Reduce.Mean(x);")]
    [InlineData("OPT025", "static double Average(double x) { [|while|] (true) { } }")]
    [InlineData("OPT010", "static double Average(double x, double m) => x + m; public void [|ReadAverage|](int i) { }")]
    public void What_is_no_view_is_refused(string id, string view)
    {
        MarkedSource source = MarkedSource.Parse(
            "using OptimGen; [Optimizer] public sealed partial class Custom { [UpdateRule] static void Update(ref double x, double g, ref double m, double rate = 1) { m = g; x -= rate * m; } [View] "
            + view + " }");
        IEnumerable<string> found = Reader.ReadAll(TestCompilation.Create(source.Text))
            .Select(finding => $"{finding.Id} {source.Text.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length)}");
        Assert.Contains(found, finding => finding == $"{id} {source.Spans.Single()}");
    }

    private static (T[] Parameters, OptimizerState State) Steps<T>(object optimizer, int count)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        Random random = new(5);
        T[] parameters = [.. Enumerable.Range(0, Length).Select(_ => T.CreateTruncating(random.NextDouble()))];
        OptimizerState state = ((IOptimizer<T>)optimizer).CreateState(Length);
        for (int step = 0; step < count; step++)
        {
            T[] gradients = [.. Enumerable.Range(0, Length).Select(_ => T.CreateTruncating(random.NextDouble() - 0.5))];
            ((IOptimizer<T>)optimizer).Step(parameters, gradients, state);
        }

        return (parameters, state);
    }

    private static object Generate(string name) => GeneratorRun.Of(
        "using System;\nusing OptimGen;\n" + RuleTexts.Read(name).Replace("public sealed", "internal sealed", StringComparison.Ordinal)
            .Replace("static void", "private static void", StringComparison.Ordinal).Replace("static double", "private static double", StringComparison.Ordinal))
        .AssertCompiles().Instantiate("OptimGen.Optimizers." + name);

    private static T Method<T>(object optimizer, string name)
        where T : Delegate => (T)Delegate.CreateDelegate(
            typeof(T),
            optimizer,
            optimizer.GetType().GetMethod(name, [.. typeof(T).GetMethod("Invoke")!.GetParameters().Select(parameter => parameter.ParameterType)])!);
}
