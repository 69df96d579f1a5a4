using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Declared;

/// <summary>What the declared form refuses, and at which place of the text.</summary>
public sealed class RefusalTests
{
    private const string Ema = "FirstMoment(FirstMomentForm.Ema)";
    private const string Accumulate = "FirstMoment(FirstMomentForm.Accumulate)";
    private const string OfStep = "FirstMoment(FirstMomentForm.Accumulate, Of = MomentOf.Step)";
    private const string Squares = "SecondMoment(SecondMomentForm.EmaOfSquares)";
    private const string Sum = "SecondMoment(SecondMomentForm.SumOfSquares)";
    private const string Largest = "SecondMoment(SecondMomentForm.MaxOfAbsolutes)";
    private const string Ratio = "Step(StepForm.Ratio)";
    private const string Momentum = "Step(StepForm.Momentum)";
    private const string Gradient = "Step(StepForm.Gradient)";
    private const string Sign = "Step(StepForm.Sign)";

    [Theory]
    [InlineData("OPT040 at 'Optimizer'", Ema, Squares)]
    [InlineData("OPT041 at 'StepForm.Momentum'", Momentum)]
    [InlineData("OPT041 at 'StepForm.Momentum'", OfStep, Momentum)]
    [InlineData("OPT042 at 'StepForm.Ratio'", Ema, Ratio)]
    public void What_the_step_needs(string expected, params string[] attributes) => AssertFinding(expected, attributes);

    [Theory]
    [InlineData("OPT043 at '" + Ema + "'", Ema, Gradient)]
    [InlineData("OPT043 at '" + Squares + "'", Squares, Gradient)]
    [InlineData("OPT043 at '" + Squares + "'", Squares, Ema, Momentum)]
    [InlineData("OPT043 at '" + Squares + "'", Squares, Ema, Sign)]
    [InlineData("OPT043 at 'Decay = 0.9'", "SecondMoment(SecondMomentForm.SumOfSquares, Decay = 0.9)", Ratio)]
    [InlineData("OPT043 at 'Epsilon = 1'", "Step(StepForm.Gradient, Epsilon = 1)")]
    [InlineData(
        "OPT043 at 'EpsilonPlacement = EpsilonPlacement.Inside'", Ema, "Step(StepForm.Sign, EpsilonPlacement = EpsilonPlacement.Inside)")]
    [InlineData("OPT043 at 'InitialMoments(0, 0)'", "InitialMoments(0, 0)", Gradient)]
    public void What_nothing_uses(string expected, params string[] attributes) => AssertFinding(expected, attributes);

    [Theory]
    [InlineData("OPT044 at '-1'", "WeightDecay(DecayForm.L2, -1)", Gradient)]
    [InlineData("OPT044 at 'value: double.NaN'", "WeightDecay(value: double.NaN, form: DecayForm.L2)", Gradient)]
    [InlineData("OPT044 at '(DecayForm)17'", "WeightDecay((DecayForm)17, 0)", Gradient)]
    [InlineData("OPT044 at 'Decay = 1'", "FirstMoment(FirstMomentForm.Ema, Decay = 1)", Momentum)]
    [InlineData("OPT044 at 'Decay = 0'", "FirstMoment(FirstMomentForm.Accumulate, Nesterov = true, Decay = 0)", Momentum)]
    [InlineData("OPT044 at 'Dampening = 1.5'", "FirstMoment(FirstMomentForm.Accumulate, Dampening = 1.5)", Momentum)]
    [InlineData("OPT044 at 'Of = (MomentOf)2'", "FirstMoment(FirstMomentForm.Accumulate, Of = (MomentOf)2)", Momentum)]
    [InlineData("OPT044 at 'Decay = -0.1'", "SecondMoment(SecondMomentForm.EmaOfSquares, Decay = -0.1)", Ratio)]
    [InlineData("OPT044 at 'double.NegativeInfinity'", Ema, Squares, "InitialMoments(double.NegativeInfinity, 0)", Ratio)]
    [InlineData("OPT044 at '-1'", Ema, Squares, "InitialMoments(-1, -1)", Ratio)]
    [InlineData("OPT044 at 'LearningRate = double.PositiveInfinity'", "Step(StepForm.Gradient, LearningRate = double.PositiveInfinity)")]
    [InlineData("OPT044 at 'Epsilon = 0'", Squares, "Step(StepForm.Ratio, Epsilon = 0)")]
    [InlineData(
        "OPT044 at 'EpsilonPlacement = (EpsilonPlacement)16'", Squares, "Step(StepForm.Ratio, EpsilonPlacement = (EpsilonPlacement)16)")]
    [InlineData("OPT044 at '(StepForm)(-1)'", "Step((StepForm)(-1))")]
    public void Values_outside_their_range(string expected, params string[] attributes) => AssertFinding(expected, attributes);

    [Theory]
    [InlineData("OPT045 at 'Nesterov = true'", "FirstMoment(FirstMomentForm.Ema, Nesterov = true)", Momentum)]
    [InlineData("OPT045 at 'Nesterov = true'", "FirstMoment(FirstMomentForm.Accumulate, Nesterov = true, Dampening = 0)", Momentum)]
    [InlineData(
        "OPT045 at 'Nesterov = true'", Squares, "FirstMoment(FirstMomentForm.Accumulate, Nesterov = true, Of = MomentOf.Step)", Ratio)]
    [InlineData("OPT046 at 'Dampening = 0'", "FirstMoment(FirstMomentForm.Ema, Dampening = 0)", Momentum)]
    [InlineData("OPT046 at 'Dampening = 0'", Squares, "FirstMoment(FirstMomentForm.Accumulate, Dampening = 0, Of = MomentOf.Step)", Ratio)]
    [InlineData("OPT047 at 'Of = MomentOf.Step'", Squares, "FirstMoment(FirstMomentForm.Ema, Of = MomentOf.Step)", Ratio)]
    [InlineData("OPT047 at 'Of = MomentOf.Step'", OfStep, Gradient)]
    public void Options_of_the_first_moment(string expected, params string[] attributes) => AssertFinding(expected, attributes);

    [Theory]
    [InlineData("OPT048 at 'Centered = true'", "SecondMoment(SecondMomentForm.SumOfSquares, Centered = true)", Ratio)]
    [InlineData(
        "OPT048 at 'Centered = true'", "SecondMoment(SecondMomentForm.EmaOfSquares, Centered = true, RunningMaximum = true)", Ratio)]
    [InlineData("OPT048 at 'Centered = true'", "SecondMoment(SecondMomentForm.EmaOfSquares, Centered = true)", "BiasCorrection", Ratio)]
    [InlineData("OPT049 at 'SecondMomentForm.EmaOfDeviations'", Accumulate, "SecondMoment(SecondMomentForm.EmaOfDeviations)", Ratio)]
    [InlineData("OPT049 at 'SecondMomentForm.EmaOfDeviations'", "SecondMoment(SecondMomentForm.EmaOfDeviations)", Ratio)]
    [InlineData("OPT055 at 'RunningMaximum = true'", "SecondMoment(SecondMomentForm.SumOfSquares, RunningMaximum = true)", Ratio)]
    public void Options_of_the_second_moment(string expected, params string[] attributes) => AssertFinding(expected, attributes);

    [Theory]
    [InlineData("OPT050 at 'BiasCorrection'", Accumulate, Squares, "BiasCorrection", Ratio)]
    [InlineData("OPT050 at 'Of = CorrectedMoments.First'", Accumulate, Squares, "BiasCorrection(Of = CorrectedMoments.First)", Ratio)]
    [InlineData("OPT050 at 'BiasCorrection'", OfStep, Squares, "BiasCorrection", Ratio)]
    [InlineData("OPT050 at 'Of = CorrectedMoments.First'", Squares, "BiasCorrection(Of = CorrectedMoments.First)", Ratio)]
    [InlineData("OPT050 at 'Of = CorrectedMoments.Second'", Ema, Sum, "BiasCorrection(Of = CorrectedMoments.Second)", Ratio)]
    [InlineData("OPT050 at 'Of = CorrectedMoments.Second'", Ema, "BiasCorrection(Of = CorrectedMoments.Second)", Momentum)]
    [InlineData("OPT051 at 'BiasCorrection'", Sum, "BiasCorrection", Ratio)]
    [InlineData("OPT051 at 'BiasCorrection'", "BiasCorrection", Gradient)]
    [InlineData("OPT051 at 'BiasCorrection'", Ema, "BiasCorrection", Sign)]
    public void Bias_that_is_not_there(string expected, params string[] attributes) => AssertFinding(expected, attributes);

    [Theory]
    [InlineData("OPT053", Squares, "Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.Outside | EpsilonPlacement.Inside)")]
    [InlineData("OPT053", Squares, "Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.Reordered | EpsilonPlacement.Inside)")]
    [InlineData("OPT054", Sum, "Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.InState)")]
    [InlineData(
        "OPT054", "SecondMoment(SecondMomentForm.SignedSquares)", "Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.InState)")]
    [InlineData("OPT054", Largest, "Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.Inside)")]
    public void Places_of_epsilon(string id, string moment, string step) =>
        AssertFinding($"{id} at '{step["Step(StepForm.Ratio, ".Length..^1]}'", moment, step);

    [Theory]
    [InlineData("OPT056 at '0.1'", Sum, "InitialMoments(0.1, 0)", Ratio)]
    [InlineData("OPT056 at '0.1'", Ema, "InitialMoments(0, 0.1)", Momentum)]
    [InlineData("OPT056 at '0.1'", "FirstMoment(FirstMomentForm.Accumulate, Dampening = 0)", Squares, "InitialMoments(0.1, 0)", Ratio)]
    public void Initial_values_that_nothing_reads(string expected, params string[] attributes) => AssertFinding(expected, attributes);

    [Theory]
    [InlineData("OPT058 at 'ClipStep'", Ema, Momentum, "ClipStep")]
    [InlineData("OPT058 at 'ClipStep(Gamma = 1)'", "ClipStep(Gamma = 1)", Gradient)]
    [InlineData("OPT058 at 'ClipStep'", Ema, Squares, Ratio, "WeightDecay(DecayForm.InStep, 0)", "ClipStep")]
    [InlineData("OPT058 at 'ClipStep'", OfStep, Squares, Ratio, "ClipStep")]
    [InlineData("OPT058 at 'ClipStep'", Ema, Squares, Ratio, "TrustRatio", "ClipStep")]
    [InlineData("OPT043 at 'Cautious'", Squares, Ratio, "Cautious")]
    [InlineData("OPT043 at 'Cautious'", OfStep, Squares, Ratio, "Cautious")]
    [InlineData("OPT043 at 'Coefficient = 1'", "TrustRatio(Coefficient = 1)", Gradient)]
    [InlineData("OPT043 at 'NormLimit = 1'", "TrustRatio(Of = MomentOf.Gradient, NormLimit = 1)", Gradient)]
    [InlineData("OPT044 at 'Of = (MomentOf)2'", "TrustRatio(Of = (MomentOf)2)", Gradient)]
    [InlineData("OPT044 at 'Coefficient = -1'", "TrustRatio(Of = MomentOf.Gradient, Coefficient = -1)", Gradient)]
    [InlineData("OPT044 at 'NormLimit = 0'", "TrustRatio(NormLimit = 0)", Gradient)]
    [InlineData("OPT044 at 'MeanFloor = 0'", Ema, Momentum, "Cautious(MeanFloor = 0)")]
    [InlineData("OPT044 at 'FinalRate = -1'", Squares, Ratio, "ClipStep(FinalRate = -1)")]
    [InlineData("OPT044 at 'Gamma = 0'", Squares, Ratio, "ClipStep(Gamma = 0)")]
    [InlineData("OPT044 at '0'", "ClipGradient(0)", Gradient)]
    [InlineData("OPT044 at '0'", "Lookahead(0, 0.5)", Gradient)]
    [InlineData("OPT044 at 'stepSize: 1.5'", "Lookahead(stepSize: 1.5, period: 5)", Gradient)]
    public void Slots_around_and_bounds_of_the_step(string expected, params string[] attributes) => AssertFinding(expected, attributes);

    [Theory]
    [InlineData("OPT059 at 'DecayForm.InStep'", "WeightDecay(DecayForm.InStep, 0)", "double learningRate = 1")]
    [InlineData("OPT059 at 'DecayForm.Decoupled'", "WeightDecay(DecayForm.Decoupled, 0)", "double rate = 1")]
    [InlineData("OPT059 at 'DecayForm.DecoupledAfter'", "WeightDecay(DecayForm.DecoupledAfter, 0)", "int learningRate = 1")]
    [InlineData("OPT020 at '0.1'", "WeightDecay(DecayForm.L2, 0.1)", "double weightDecay = 1")]
    [InlineData("OPT020 at '3'", "Lookahead(3, 0.5)", "double _syncPeriod = 1")]
    [InlineData("OPT044 at '-1'", "ClipGradient(-1)", "double rate = 1")]
    [InlineData("OPT013 at 'Sample'", "Step(StepForm.Gradient)", "double rate = 1")]
    [InlineData("OPT013 at 'Sample'", "ClipStep", "double rate = 1")]
    public void Slots_around_a_rule(string expected, string attribute, string hyperparameter)
    {
        string name = hyperparameter.Split(' ')[1];
        Assert.Equal([expected], DeclaredSource.FindingsIn(
            $"[Optimizer]\n[{attribute}]\npublic sealed partial class Sample {{ [UpdateRule] static void Update(ref double x, double g, {hyperparameter}) => x -= {name} * g; }}"));
    }

    [Theory]
    [InlineData("OPT052", Squares, "EpsilonPlacement.Reordered")]
    [InlineData("OPT057", Squares, "EpsilonPlacement.None")]
    public void What_is_pointed_out_is_generated_all_the_same(string id, string moment, string placement)
    {
        string step = $"Step(StepForm.Ratio, EpsilonPlacement = {placement})";
        Assert.Equal([$"{id} at 'EpsilonPlacement = {placement}'"], DeclaredSource.Findings(moment, step));
        Assert.NotNull(DeclaredSource.Read($"[Optimizer][{moment}][{step}] public sealed partial class Sample;").Rule);
    }

    [Theory]
    [InlineData("[Optimizer][Step] public partial class Sample;")]
    [InlineData("[Optimizer][Step(] public partial class Sample;")]
    [InlineData("[Optimizer][Step(StepForm.Gradient, LearningRate = )] public partial class Sample;")]
    [InlineData("[Optimizer][Step(StepForm.Grad)] public partial class Sample;")]
    [InlineData("[Optimizer][Step(StepForm.Gradient, LearningRate = \"fast\")] public partial class Sample;")]
    [InlineData("[Optimizer][WeightDecay(DecayForm.L2)][Step(StepForm.Gradient)] public partial class Sample;")]
    [InlineData("[Optimizer][WeightDecay(DecayForm.L2, 0, 1)][Step(StepForm.Gradient)] public partial class Sample;")]
    public void What_does_not_compile_is_left_to_the_compiler(string source)
    {
        (RuleModel? rule, IReadOnlyList<Diagnostic> findings) = DeclaredSource.ReadBroken(source);
        Assert.Empty(findings);
        Assert.Null(rule);
    }

    private static void AssertFinding(string expected, params string[] attributes) =>
        Assert.Contains(expected, DeclaredSource.Findings(attributes));
}
