using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Generator.Analysis.Units;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Units;

/// <summary>The units of published rules.</summary>
public sealed class InferredUnitTests
{
    private static readonly CSharpCompilation Compilation =
        TestCompilation.Create([RuleTexts.GlobalUsings, .. RuleTexts.Names.Select(RuleTexts.Read)]);

    /// <summary>Rule, and the units of learning rate, epsilon and weight decay; null for one it has not.</summary>
    public static TheoryData<string, string?, string?, string?> Table => new()
    {
        { "Adam", "X", "G", "G/X" },
        { "AmsGrad", "X", "G", "G/X" },
        { "AdaMax", "X", "G", "G/X" },
        { "RAdam", "X", "G", "G/X" },
        { "AdaBound", "X", "G", "G/X" },
        { "AmsBound", "X", "G", "G/X" },
        { "AdaBoundW", "X", "G", "1" },
        { "ScheduleFreeAdamW", "X", "G", "1/X" },
        { "CompositeAdam", "X", "G", null },
        { "Sam", "X/G", null, "G/X" },
        { "Asgd", "X/G", null, "G/X" },
        { "Lamb", "1", "G", "1/X" },
        { "LambCorrected", "1", "G", "1/X" },
        { "CautiousAdamW", "X", "G", "1/X" },
        { "Lars", "X/G", null, "G/X" },
        { "AdaGrad", "X", "G", "G/X" },
        { "RmsProp", "X", "G", "G/X" },
        { "RmsPropCentered", "X", "G", "G/X" },
        { "RmsPropMomentum", "X", "G", "G/X" },
        { "RmsPropCenteredMomentum", "X", "G", "G/X" },
        { "Yogi", "X", "G", "G/X" },
        { "LookaheadAdam", "X", "G", "G/X" },
        { "AdamW", "X", "G", "1/X" },
        { "AdamWAmsGrad", "X", "G", "1/X" },
        { "AdamWAfter", "X", "G", "1/X" },
        { "AdaMod", "X", "G", "1/X" },
        { "AdaBelief", "X", "G", "1/X" },
        { "AdaBeliefRectified", "X", "G", "1/X" },
        { "Adan", "X", "G", "1/X" },
        { "Adopt", "X", "G", "1/X" },
        { "QHAdam", "X", "G", "1/X" },
        { "AdamEfficient", "X", "G", null },
        { "Lion", "X", null, "1/X" },
        { "Tiger", "X", null, "1/X" },
        { "Rprop", "X", null, null },
        { "Sgd", "X/G", null, "G/X" },
        { "SgdMomentum", "X/G", null, "G/X" },
        { "SgdMomentumEma", "X/G", null, "G/X" },
        { "Nesterov", "X/G", null, "G/X" },
        { "LookaheadSgdMomentum", "X/G", null, "G/X" },
        { "AdaDelta", "X/G", "G²", "G/X" },
    };

    /// <summary>Other hyperparameters than decays, whose units are worth knowing.</summary>
    public static TheoryData<string, string, string> Others => new()
    {
        { "AdaGrad", "initialSum", "G²" },
        { "AdaGrad", "learningRateDecay", "1" },
        { "Yogi", "initialMean", "G" },
        { "Yogi", "initialSquare", "G²" },
        { "AdaBound", "finalRate", "X/G" },
        { "AdaBound", "gamma", "1" },
        { "Rprop", "minimumStep", "X" },
        { "Rprop", "maximumStep", "X" },
        { "Rprop", "shrink", "1" },
        { "Rprop", "grow", "1" },
        { "LookaheadAdam", "alpha", "1" },
        { "LookaheadAdam", "every", "1" },
        { "SgdMomentum", "dampening", "1" },
        { "QHAdam", "nu1", "1" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_rule_has_these_units(string rule, string? learningRate, string? epsilon, string? weightDecay)
    {
        IReadOnlyDictionary<string, string> units = UnitsOf(Read(rule));
        Assert.Equal(learningRate, units.GetValueOrDefault("learningRate"));
        Assert.Equal(epsilon, units.GetValueOrDefault("epsilon"));
        Assert.Equal(weightDecay, units.GetValueOrDefault("weightDecay"));
        Assert.All(units, unit => Assert.False(unit.Key.StartsWith("beta", StringComparison.Ordinal) && unit.Value != "1"));
    }

    [Fact]
    public void The_table_is_complete() => Assert.Equal(RuleTexts.Names, Table.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Others))]
    public void A_hyperparameter_has_this_unit(string rule, string hyperparameter, string unit) =>
        Assert.Equal(unit, UnitsOf(Read(rule))[hyperparameter]);

    [Fact]
    public void The_catalogue_has_the_units_of_the_texts()
    {
        Dictionary<string, (string?, string?, string?)> table =
            Table.ToDictionary(row => row.Data.Item1, row => (row.Data.Item2, row.Data.Item3, row.Data.Item4));
        table["AdamReordered"] = table["AdamEfficient"];
        table["NAdam"] = table["Adam"];

        // The texts of these two decay in one way, the catalogue's in both.
        table["Adopt"] = table["QHAdam"] = table["Adam"];
        Assert.All(Catalogue.Names.Intersect(table.Keys), name =>
        {
            IReadOnlyDictionary<string, string> units = UnitsOf(Catalogue.Read(name));
            Assert.Equal(
                table[name],
                (units.GetValueOrDefault("learningRate"), units.GetValueOrDefault("epsilon"), units.GetValueOrDefault("weightDecay")));
        });
    }

    [Theory]
    [InlineData("NAdam")]
    [InlineData("RAdam")]
    [InlineData("Adopt")]
    [InlineData("QHAdam")]
    public void A_decay_apart_from_the_gradient_has_another_unit(string name) =>
        Assert.Equal("1/X", UnitsOf(Catalogue.Read(name))["decoupledWeightDecay"]);

    private const string Bounded = "ref double m, ref double v, [Uniform, Initially(nameof(learningRate))] ref double initialRate, int t, double learningRate = 1e-3, [Decay] double beta1 = 0.9, "
        + "[Decay] double beta2 = 0.999, double finalRate = 0.1, [Positive] double gamma = 1e-3, [Positive] double epsilon = 1e-8, double weightDecay = 0";

    private const string Bound = "m = Rule.Ema(m, g, beta1); v = Rule.Ema(v, g * g, beta2); double final = finalRate * learningRate / initialRate; "
        + "double rate = Rule.Clamp(learningRate * Math.Sqrt(Rule.BiasCorrection(beta2, t)) / Rule.BiasCorrection(beta1, t) / (Math.Sqrt(v) + epsilon), "
        + "final * (1 - 1 / (gamma * t + 1)), final * (1 + 1 / (gamma * t))); ";

    private const string Scheduled = "ref double m, ref double v, [Uniform, Initially(1)] ref double product, int t, double learningRate = 2e-3, [Decay] double beta1 = 0.9, "
        + "[Decay] double beta2 = 0.999, double momentumDecay = 4e-3, [Positive] double epsilon = 1e-8, double weightDecay = 0";

    private const string Schedule = "g += weightDecay * x; m = Rule.Ema(m, g, beta1); v = Rule.Ema(v, g * g, beta2); "
        + "double mu = beta1 * (1 - 0.5 * Math.Pow(0.96, t * momentumDecay)); product *= mu; "
        + "x -= learningRate * (mu * m / (1 - product * mu) + (1 - mu) * g / (1 - product)) / (Math.Sqrt(v) + epsilon);";

    private const string Scaled = "ref double m, ref double v, [Uniform] ref double rateSum, int t, [Positive] double learningRate = 4e-4, [Decay] double beta1 = 0.9, "
        + "[Decay] double beta2 = 0.999, [Positive] double rootFloor = 1e-15, [Positive] double epsilon = 1e-15, double weightDecay = 0";

    private const string Scale = "v = Rule.Ema(v, g * g, beta2); m = Rule.Ema(m, learningRate * g / (Math.Sqrt(v + rootFloor) + epsilon), beta1); "
        + "rateSum = Rule.Ema(rateSum, learningRate, beta1); x -= m / (rateSum / learningRate); x -= learningRate * weightDecay * x;";

    private const string Averaged = "[Initially(nameof(x))] ref double z, ref double v, [Uniform] ref double weightSum, [Uniform] ref double rateMax, int t, "
        + "double learningRate = 2.5e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999, double warmupSteps = 0, double power = 0, double ratePower = 2, "
        + "[Positive] double epsilon = 1e-8, double weightDecay = 0";

    private const string Average = "double rate = learningRate * (t < warmupSteps ? t / warmupSteps : 1); rateMax = Math.Max(rateMax, rate); "
        + "double weight = Math.Pow(t, power) * Math.Pow(rateMax, ratePower); weightSum += weight; double c = Rule.Ratio(weight, weightSum); "
        + "v = Rule.Ema(v, g * g, beta2); double u = g / (Math.Sqrt(v) + epsilon) + weightDecay * x; "
        + "x = Rule.Lerp(x, z, c) - rate * (1 - beta1 * (1 - c)) * u; z -= rate * u;";

    private const string Slowing = "[Uniform, Initially(nameof(learningRate))] ref double rate, int t, "
        + "double learningRate = 1e-2, double lambda = 1e-4, double power = 0.75, double weightDecay = 0";

    private const string Slow = "g += weightDecay * x; x -= rate * (lambda * x + g); rate = learningRate / Math.Pow(1 + lambda * learningRate * t, power);";

    [Theory]
    [InlineData(Averaged, Average, "learningRate", "X")]
    [InlineData(Averaged, Average, "weightDecay", "1/X")]
    [InlineData(Averaged, Average, "warmupSteps", "1")]
    [InlineData(Averaged, Average, "ratePower", "1")]
    [InlineData(Slowing, Slow, "learningRate", "X/G")]
    [InlineData(Slowing, Slow, "lambda", "G/X")]
    [InlineData(Bounded, Bound + "x -= rate * m + weightDecay * x;", "finalRate", "X/G")]
    [InlineData(Bounded, Bound + "x -= rate * m + weightDecay * x;", "weightDecay", "1")]
    [InlineData(Bounded, "g += weightDecay * x; " + Bound + "x -= rate * m;", "weightDecay", "G/X")]
    [InlineData(Bounded, "g += weightDecay * x; " + Bound + "x -= rate * m;", "gamma", "1")]
    [InlineData(Scheduled, Schedule, "learningRate", "X")]
    [InlineData(Scheduled, Schedule, "momentumDecay", "1")]
    [InlineData(Scaled, Scale, "rootFloor", "G²")]
    [InlineData(Scaled, Scale, "epsilon", "G")]
    [InlineData("double a = 1, double b = 1", "x -= a * b * g;", "a", "X/(G·[b])")]
    [InlineData("double a = 1, double b = 1", "x -= a * b * g;", "b", "free")]
    [InlineData("double learningRate = 1, double a = 1, double b = 1", "x -= learningRate * a * b * g;", "learningRate", "X/(G·[a]·[b])")]
    [InlineData("ref double v, double learningRate = 1, double power = 0.5", "v += g * g; x -= learningRate * g / Math.Exp(power * power * power);", "learningRate", "X/G")]
    [InlineData("double learningRate = 1, double scale = 1, double power = 2", "x -= learningRate * Math.Pow(scale, power) * g;", "power", "1")]
    [InlineData("double learningRate = 1, double scale = 1, double power = 2", "x -= learningRate * Math.Pow(1 + scale, power) * g;", "learningRate", "X/G")]
    [InlineData("double learningRate = 1, double scale = 1, double power = 2", "x -= learningRate * Math.Pow(scale, power) * g; x -= Math.Min(scale, 1) * learningRate * g;", "learningRate", "X/G")]
    [InlineData("int t, double learningRate = 1", "x -= learningRate * Math.Pow(t, -0.75) * g;", "learningRate", "X/G")]
    [InlineData("double a = 1", "x -= Math.Pow(a, 1.0 / 3) * g;", "a", "X³/G³")]
    [InlineData("double a = 1", "x -= a * Math.Sqrt(Math.Sqrt(g * g * g));", "a", "X/G^(3/4)")]
    [InlineData("double a = 1", "x -= a * Rule.AnyUnit(g);", "a", "free")]
    [InlineData("double a = 1, bool on = true", "x -= on ? a : 0;", "a", "X")]
    [InlineData("double a = 1, bool on = true", "x -= on ? a : 0;", "on", "1")]
    [InlineData("double a = 1", "double s = 0; if (g > 0) { s = a * g; } x -= s + 0;", "a", "X/G")]
    [InlineData("double a = 1", "x -= a * Math.CopySign(1, g);", "a", "X")]
    [InlineData("double a = 1", "x -= a * Rule.Sign(g);", "a", "X")]
    [InlineData("double a = 1", "x -= a * (g > 0 ? 1 : g < 0 ? -1 : 0);", "a", "X")]
    [InlineData("double a = 1", "x -= a * (double.IsFinite(g) ? Rule.Clamp(g, double.NegativeInfinity, double.PositiveInfinity) : 0);", "a", "X/G")]
    [InlineData("double a = 1, double b = 1", "x -= a * g; x -= b * Math.Floor(x / a);", "b", "X")]
    public void An_expression_gives_this_unit(string signature, string body, string hyperparameter, string unit)
    {
        string source = "using OptimGen;\n" + UnitSource.Rule(signature, body);
        if (hyperparameter == "b" && body.Contains("Floor", StringComparison.Ordinal))
        {
            source = source.Replace("x / a", "x / b", StringComparison.Ordinal);
        }

        RuleModel rule = Reader.ReadClean(source);
        Assert.Empty(UnitCheck.Of(rule).Findings);
        Assert.Equal(unit, UnitsOf(rule)[hyperparameter]);
    }

    private static RuleModel Read(string rule) => Reader.Read(Compilation, "OptimGen.Optimizers." + rule).Rule!;

    private static Dictionary<string, string> UnitsOf(RuleModel rule)
    {
        RuleUnits units = RuleUnits.Of(rule);
        return rule.Hyperparameters.Select((hyperparameter, index) => (hyperparameter.Symbol, units.OfHyperparameter(index)))
            .ToDictionary(pair => pair.Symbol, pair => pair.Item2);
    }
}
