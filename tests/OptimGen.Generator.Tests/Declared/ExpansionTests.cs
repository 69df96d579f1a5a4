using System;
using System.Linq;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Declared;

/// <summary>What slots become: hyperparameters, states and their names.</summary>
public sealed class ExpansionTests
{
    private const string Ema = "FirstMoment(FirstMomentForm.Ema, Decay = 0.7)";
    private const string Accumulate = "FirstMoment(FirstMomentForm.Accumulate, Decay = 0.7)";
    private const string Squares = "SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.8)";
    private const string Ratio = "Step(StepForm.Ratio, LearningRate = 0.5, Epsilon = 0.25)";

    [Theory]
    [InlineData("LearningRate 0.001 [0, ∞)", "Step(StepForm.Gradient)")]
    [InlineData("LearningRate 0.5 [0, ∞), Beta1 0.7 [0, 1), Beta2 0.8 [0, 1), Epsilon 0.25 (0, ∞)", Ema, Squares, Ratio)]
    [InlineData("LearningRate 0.5 [0, ∞), Momentum 0.7 [0, 1), Decay 0.8 [0, 1), Epsilon 0.25 (0, ∞)", Accumulate, Squares, Ratio)]
    [InlineData(
        "LearningRate 0.001 [0, ∞), Momentum 0.7 [0, 1), WeightDecay 2 [0, ∞)",
        Ema, "Step(StepForm.Sign)", "WeightDecay(DecayForm.InStep, 2)")]
    [InlineData(
        "LearningRate 0.001 [0, ∞), Momentum 0.9 [0, 1), Dampening 0 [0, 1]",
        "FirstMoment(FirstMomentForm.Accumulate, Dampening = 0)", "Step(StepForm.Momentum)")]
    [InlineData(
        "LearningRate 0.001 [0, ∞), Momentum 0.9 (0, 1)",
        "FirstMoment(FirstMomentForm.Accumulate, Nesterov = true)", "Step(StepForm.Momentum)")]
    [InlineData(
        "LearningRate 0.5 [0, ∞), InitialSecondMoment 0.125 [0, ∞), Epsilon 0.25 (0, ∞)",
        "SecondMoment(SecondMomentForm.SumOfSquares)", "InitialMoments(0, 0.125)", Ratio)]
    [InlineData(
        "LearningRate 0.5 [0, ∞), Beta1 0.7 [0, 1), Beta2 0.8 [0, 1), InitialFirstMoment -1 (−∞, ∞), InitialSecondMoment 1 [0, ∞), "
            + "Epsilon 0.25 (0, ∞)",
        Ema, Squares, "InitialMoments(-1, 1)", Ratio)]
    [InlineData(
        "LearningRate 0.5 [0, ∞), Decay 0.8 [0, 1), Epsilon 0.25 (0, ∞), ClipValue 2 (0, ∞), FinalRate 0.5 [0, ∞), Gamma 0.001 (0, ∞), SyncPeriod 6 (0, ∞), "
            + "SlowStepSize 0.5 [0, 1]",
        Squares, Ratio, "ClipGradient(2)", "Maximize", "ClipStep(FinalRate = 0.5)", "Lookahead(6, 0.5)")]
    public void Hyperparameters_have_the_names_defaults_and_ranges_of_the_slots(string expected, params string[] attributes)
    {
        RuleModel rule = DeclaredSource.Rule(attributes);
        Assert.Equal(expected, string.Join(", ", rule.Hyperparameters.Select(setting => Spell(setting))));
        Assert.All(
            rule.Hyperparameters,
            setting => Assert.Equal(char.ToLowerInvariant(setting.Property[0]) + setting.Property[1..], setting.Symbol));
        Assert.All(rule.Hyperparameters, setting => Assert.EndsWith(".", setting.Documentation));
    }

    [Theory]
    [InlineData("", "Step(StepForm.Gradient)")]
    [InlineData(
        "FirstMoment m, SecondMoment v, SecondMomentMaximum vMax",
        Ema, "SecondMoment(SecondMomentForm.EmaOfSquares, RunningMaximum = true)", Ratio)]
    [InlineData(
        "SecondMoment v, GradientMean mean, FirstMoment m",
        "FirstMoment(FirstMomentForm.Accumulate, Of = MomentOf.Step)",
        "SecondMoment(SecondMomentForm.EmaOfSquares, Centered = true)", Ratio)]
    [InlineData("SecondMoment v, InitialRate initialRate, SlowWeights slow", Squares, Ratio, "ClipStep", "Lookahead(5, 0.8)")]
    public void States_have_their_public_names_and_symbols(string expected, params string[] attributes)
    {
        RuleModel rule = DeclaredSource.Rule(attributes);
        Assert.Equal(expected, string.Join(", ", rule.States.Select(state => $"{state.Name} {state.Symbol}")));
        Assert.All(rule.States, state => Assert.EndsWith(".", state.Documentation));
    }

    [Fact]
    public void Initial_moments_are_those_of_their_hyperparameters()
    {
        RuleModel rule = DeclaredSource.Rule(Ema, Squares, "InitialMoments(1, 2)", Ratio);
        Assert.Equal(
            ["InitialFirstMoment", "InitialSecondMoment"],
            rule.States.Select(state => rule.Hyperparameters[state.InitialHyperparameter].Property));
        Assert.All(rule.States, state => Assert.Equal(InitialValueKind.Hyperparameter, state.Initially));
    }

    [Fact]
    public void The_step_number_is_read_only_where_something_depends_on_it()
    {
        Assert.DoesNotContain(DeclaredSource.Rule(Accumulate, Squares, Ratio).Graph.Nodes, node => node.Op == Op.StepNumber);
        Assert.Contains(DeclaredSource.Rule(Ema, Squares, "BiasCorrection", Ratio).Graph.Nodes, node => node.Op == Op.StepNumber);
    }

    [Fact]
    public void Declaring_the_slots_in_another_order_changes_nothing() =>
        Assert.Equal(
            DeclaredSource.Rule(Ema, Squares, "BiasCorrection", Ratio, "WeightDecay(DecayForm.L2, 0)"),
            DeclaredSource.Rule("WeightDecay(DecayForm.L2, 0)", Ratio, "BiasCorrection", Squares, Ema));

    [Fact]
    public void Reading_the_same_text_twice_gives_equal_rules() =>
        Assert.Equal(
            DeclaredSource.Rule(Ema, Squares, "BiasCorrection", Ratio),
            DeclaredSource.Rule(Ema, Squares, "BiasCorrection", Ratio));

    [Fact]
    public void Every_node_is_used()
    {
        RuleModel rule = DeclaredSource.Rule(
            Ema,
            "SecondMoment(SecondMomentForm.EmaOfDeviations, RunningMaximum = true)",
            "BiasCorrection",
            "WeightDecay(DecayForm.InStep, 0)",
            "Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.InState | EpsilonPlacement.Reordered)");
        int[] used =
        [
            rule.Graph.Parameter,
            .. rule.Graph.States,
            .. rule.Graph.Nodes.SelectMany(node => Enumerable.Range(0, node.Arity).Select(node.Operand)),
        ];
        Assert.Empty(Enumerable.Range(0, rule.Graph.Nodes.Count).Except(used));
    }

    private static string Spell(HyperparameterModel setting) =>
        FormattableString.Invariant($"{setting.Property} {setting.Default} {setting.Range}");
}
