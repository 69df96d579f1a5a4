using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Declared;

/// <summary>
/// The declared form is a shorthand of the rule form: where a rule is written in both, every output is the same expression, operation by
/// operation, although hyperparameters and states may have other names and other places.
/// </summary>
public sealed class RuleFormTests
{
    private const string L2 = "WeightDecay(DecayForm.L2, 0)";
    private const string Decoupled = "WeightDecay(DecayForm.Decoupled, 0)";
    private const string Ema = "FirstMoment(FirstMomentForm.Ema)";
    private const string Squares = "SecondMoment(SecondMomentForm.EmaOfSquares)";
    private const string Centered = "SecondMoment(SecondMomentForm.EmaOfSquares, Centered = true)";
    private const string Largest = "SecondMoment(SecondMomentForm.EmaOfSquares, RunningMaximum = true)";
    private const string OfStep = "FirstMoment(FirstMomentForm.Accumulate, Of = MomentOf.Step)";
    private const string Ratio = "Step(StepForm.Ratio)";
    private const string Reordered = "Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.Reordered)";
    private const string Momentum = "Step(StepForm.Momentum)";

    /// <summary>What the rule form calls otherwise.</summary>
    private static readonly Dictionary<string, string> Synonyms = new()
    {
        ["s"] = "v",
        ["u"] = "v",
        ["beta"] = "momentum",
        ["initialMean"] = "initialFirstMoment",
        ["initialSquare"] = "initialSecondMoment",
        ["every"] = "syncPeriod",
        ["alpha"] = "slowStepSize",
    };

    [Theory]
    [InlineData("Sgd", L2, "Step(StepForm.Gradient)")]
    [InlineData("SgdMomentum", L2, "FirstMoment(FirstMomentForm.Accumulate, Dampening = 0)", Momentum)]
    [InlineData("SgdMomentumEma", L2, Ema, Momentum)]
    [InlineData("Nesterov", L2, "FirstMoment(FirstMomentForm.Accumulate, Nesterov = true)", Momentum)]
    [InlineData("RmsProp", L2, Squares, Ratio)]
    [InlineData("RmsPropCentered", L2, Centered, Ratio)]
    [InlineData("RmsPropMomentum", L2, Squares, Ratio, OfStep)]
    [InlineData("RmsPropCenteredMomentum", L2, Centered, Ratio, OfStep)]
    [InlineData("Adam", L2, Ema, Squares, "BiasCorrection", Ratio)]
    [InlineData("AdamEfficient", Ema, Squares, "BiasCorrection", Reordered)]
    [InlineData("AdamW", Decoupled, Ema, Squares, "BiasCorrection", Ratio)]
    [InlineData("AdamWAfter", "WeightDecay(DecayForm.DecoupledAfter, 0)", Ema, Squares, "BiasCorrection", Reordered)]
    [InlineData("AmsGrad", L2, Ema, Largest, "BiasCorrection", Ratio)]
    [InlineData("AdamWAmsGrad", Decoupled, Ema, Largest, "BiasCorrection", Ratio)]
    [InlineData(
        "AdaMax", L2, Ema, "SecondMoment(SecondMomentForm.MaxOfAbsolutes)", "BiasCorrection",
        "Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.InState)")]
    [InlineData("Yogi", L2, Ema, "SecondMoment(SecondMomentForm.SignedSquares)", "InitialMoments(0, 0)", "BiasCorrection", Ratio)]
    [InlineData(
        "AdaBelief", Decoupled, Ema, "SecondMoment(SecondMomentForm.EmaOfDeviations)", "BiasCorrection",
        "Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.InState | EpsilonPlacement.Outside)")]
    [InlineData("Tiger", Decoupled, Ema, "Step(StepForm.Sign)")]
    [InlineData("AdaBound", L2, Ema, Squares, "BiasCorrection", Reordered, "ClipStep")]
    [InlineData("AmsBound", L2, Ema, Largest, "BiasCorrection", Reordered, "ClipStep(FinalRate = 0.1, Gamma = 1e-3)")]
    [InlineData("Lamb", "WeightDecay(DecayForm.InStep, 0)", Ema, Squares, Ratio, "TrustRatio(NormLimit = 10)")]
    [InlineData("LambCorrected", "WeightDecay(DecayForm.InStep, 0)", Ema, Squares, "BiasCorrection", Reordered, "TrustRatio(NormLimit = 10)")]
    [InlineData("CautiousAdamW", Decoupled, Ema, Squares, "BiasCorrection", Reordered, "Cautious")]
    [InlineData("LookaheadAdam", L2, Ema, Squares, "BiasCorrection", Ratio, "Lookahead(5, 0.8)")]
    [InlineData("LookaheadSgdMomentum", L2, "FirstMoment(FirstMomentForm.Accumulate, Dampening = 0)", Momentum, "Lookahead(5, 0.8)")]
    public void Both_forms_of_a_rule_are_the_same_operations(string name, params string[] attributes)
    {
        string[] others = name switch
        {
            "AdamWAfter" => [RuleTexts.Read("AdamEfficient")],
            "LookaheadAdam" => [RuleTexts.Read("Adam")],
            "LookaheadSgdMomentum" => [RuleTexts.Read("SgdMomentum")],
            _ => [],
        };
        RuleModel written = Reader.ReadClean([RuleTexts.Read(name), .. others]);
        RuleModel declared = DeclaredSource.Rule(attributes);

        Assert.Equal(Outputs(written).Order(), Outputs(declared).Order());
        Assert.Equal(Arithmetic(written), Arithmetic(declared));
    }

    /// <summary>Every output as one expression.</summary>
    private static IEnumerable<string> Outputs(RuleModel rule) => rule.States
        .Select((state, index) => $"{Name(state.Symbol)} = {Text(rule, rule.Graph.States[index])}")
        .Append($"x = {Text(rule, rule.Graph.Parameter)}");

    /// <summary>How often each operation is done: an expression does not tell whether a part of it is computed once or twice.</summary>
    private static IEnumerable<string> Arithmetic(RuleModel rule) => rule.Graph.Nodes
        .Where(node => node.Arity > 0).GroupBy(node => node.Op).Select(group => $"{group.Key} {group.Count()}").Order();

    private static string Text(RuleModel rule, int index)
    {
        Node node = rule.Graph.Nodes[index];
        return node.Op switch
        {
            Op.Literal => FormattableString.Invariant($"{node.Value:R}"),
            Op.Parameter => "x",
            Op.Gradient => "g",
            Op.StepNumber => "t",
            Op.State or Op.UniformState => Name(rule.States[node.A].Symbol),
            Op.Hyperparameter => Name(rule.Hyperparameters[node.A].Symbol),
            _ => $"{node.Op}({string.Join(", ", Enumerable.Range(0, node.Arity).Select(operand => Text(rule, node.Operand(operand))))})",
        };
    }

    private static string Name(string symbol) => Synonyms.GetValueOrDefault(symbol, symbol);
}
