using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>Which rules are reported, where, and what the message says.</summary>
public sealed class FindingTests
{
    private const string Adam =
        "ref double m, ref double v, int t, double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999";

    private const string WithEpsilon = Adam + ", [Positive] double epsilon = 1e-8";

    private const string Moments = "m = Rule.Ema(m, g, beta1); v = Rule.Ema(v, g * g, beta2);";

    private const string Corrected =
        "double mHat = m / Rule.BiasCorrection(beta1, t); double vHat = v / Rule.BiasCorrection(beta2, t);";

    public static TheoryData<string> Pages => ["OPT060", "OPT061", "OPT062", "OPT063", "OPT064", "OPT065", "OPT066", "OPT067"];

    /// <summary>Parameters, body with marks, ID, and a part of the message.</summary>
    public static TheoryData<string, string, string, string> Mutants => new()
    {
        { Adam, Moments + Corrected + "x -= [|learningRate * mHat / Math.Sqrt(vHat)|];", "OPT062", "'√(vHat)' divides and may be zero: it lies in [0, ∞); add a [Positive]" },
        { WithEpsilon, "m = Rule.Ema(m, g, beta1); v = beta2 * v - (1 - beta2) * g * g;" + Corrected + "x -= learningRate * mHat / ([|Math.Sqrt(vHat)|] + epsilon);", "OPT060", "(−∞, 0]" },
        { WithEpsilon, Moments + "x -= learningRate * m / ([|Math.Sqrt(v - m * m)|] + epsilon);", "OPT060", "'v − m·m' is NaN where that is below zero, and it lies in (−∞, ∞); where only rounding takes it there, write Math.Max(…, 0)" },
        { Adam + ", double epsilon = 1e-8", Moments + Corrected + "x -= [|learningRate * mHat / (Math.Sqrt(vHat) + epsilon)|];", "OPT062", "declare [Positive] on 'epsilon', which may be anything in [0, ∞)" },
        { WithEpsilon, Moments + "x -= learningRate * ([|m / Rule.BiasCorrection(beta1, t - 1)|]) / (Math.Sqrt(v) + epsilon);", "OPT064", "'1 − β₁^(t − 1)' divides and is zero where the step of its correction is: 't − 1' lies in [0, ∞)" },
        { WithEpsilon, Moments + "x -= [|learningRate * Math.Sqrt(v) / Math.Sqrt(1 - Math.Pow(beta2, t % 5))|];", "OPT064", "'t mod 5' lies in [0, 4]" },
        { Adam, Moments + "x -= learningRate * [|Math.Log(v)|];", "OPT061", "'β₂·v + (1 − β₂)·(g·g)' is infinite at zero and NaN below, and that lies in [0, ∞)" },
        { Adam, Moments + "x -= learningRate * [|Math.Log(m)|];", "OPT061", "lies in (−∞, ∞)" },
        { Adam, "x -= [|learningRate * g / Math.Abs(m)|];" + Moments, "OPT063", "'|m|' divides and is zero on the first step" },
        { "int t, double learningRate = 1e-3, double baseRate = 1e-3, double last = 0.1", "x -= [|last * learningRate / baseRate|] * g;", "OPT062", "declare [Positive] on 'baseRate'" },
        { "double learningRate = 1e-3, [Between(0, 1)] double beta = 0.9", "x -= learningRate * ([|2 / (1 - beta)|]) * g;", "OPT062", "'1 − β' divides and may be zero: it lies in [0, 1]; declare [Decay] on 'beta'" },
        { "int t, double learningRate = 1e-3, int every = 5", "if ([|t % every|] == 0) { x -= learningRate * g; }", "OPT062", "declare [Positive] on 'every'" },
        { "double learningRate = 1e-3", "x -= learningRate * ([|g / g|]);", "OPT062", "(−∞, ∞)" },
        { "double learningRate = 1e-3", "[|x /= learningRate|]; x -= g;", "OPT062", "[0, ∞)" },
        { "double learningRate = 1e-3", "x -= learningRate * g * [|1e300|];", "OPT065", "1E+300, which is infinite in float" },
        { "double learningRate = 1e-3, [Positive] double [|tiny|] = 1e-50", "x -= learningRate * g / (Math.Abs(g) + tiny);", "OPT065", "The default of 'tiny' is 1E-50, which is 0 in float" },
        { "double learningRate = 1e-3, [Positive] double tiny = 1e-30", "x -= learningRate * g / (Math.Abs(g) + [|tiny * tiny|]);", "OPT065", "'tiny·tiny', with the defaults," },
        { "[AnyValue] double learningRate = 1e-3, [Positive] double power = 0.5", "x -= [|Math.Pow(learningRate, power)|] * g;", "OPT066", "'α' to the power of 'power'" },
        { "double learningRate = 1e-3", "x -= learningRate * [|Math.Pow(g, 2.5)|];", "OPT067", "'g' to the power of '2.5'" },
        { "double learningRate = 1e-3", "x -= learningRate * [|Math.Pow(g, 17)|];", "OPT067", "'g' to the power of '17'" },
        { "double learningRate = 1e-3", "x -= learningRate * [|Math.Pow(Math.Abs(g), -0.5)|];", "OPT067", "which lies in [0, ∞)" },
        { "double learningRate = 1e-3", "x -= learningRate * [|Math.Pow(Math.Abs(g), learningRate)|];", "OPT067", "'|g|' to the power of 'α'" },
    };

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_wrong_rule_is_reported_at_the_expression(string parameters, string body, string id, string message)
    {
        MarkedSource source = MarkedSource.Parse(DomainRun.RuleText(parameters, body));

        List<Diagnostic> findings = DomainRun.Report(source.Text);

        Assert.Equal(source.Spans.Select(span => $"{id} {span}"), DomainRun.Places(findings));
        Assert.All(findings, finding => Assert.Contains(message, finding.GetMessage(CultureInfo.InvariantCulture), System.StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_wrong_example_of_a_page_is_reported_with_its_ID_alone(string id)
    {
        List<Diagnostic> findings = DomainRun.Report(DiagnosticPage.Code(id, "Wrong")!);

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(id, finding.Id));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_right_example_of_a_page_is_clean(string id) => Assert.Empty(DomainRun.Report(DiagnosticPage.Code(id, "Right")!));

    [Theory]
    [InlineData("double learningRate = 1e-3", "x -= g == 0 ? 0 : learningRate / g;")]
    [InlineData("double learningRate = 1e-3", "x -= g != 0 && learningRate / g > 1 ? 1 : 0;")]
    [InlineData("double learningRate = 1e-3", "x -= g == 0 || learningRate / g > 1 ? 1 : 0;")]
    [InlineData("double learningRate = 1e-3", "if (g > 0) { x -= learningRate * Math.Log(g); }")]
    [InlineData("double learningRate = 1e-3", "x -= double.IsNaN(g) ? 0 : learningRate * g / (1 + g * g);")]
    [InlineData("int t, double learningRate = 1e-3", "if (t > 1) { x -= learningRate * g / (t - 1); }")]
    [InlineData("int t, double learningRate = 1e-3", "if (t == 1) { return; } x -= learningRate * g / (t - 1);")]
    [InlineData("int t, double learningRate = 1e-3", "if (t > 0) { x -= learningRate * g / t; }")]
    [InlineData("[Initially(0.1)] ref double sum, double learningRate = 1e-3", "sum += g * g; x -= learningRate * g / Math.Sqrt(sum);")]
    [InlineData("ref double m, [Decay] double beta = 0.9, int every = 0, double learningRate = 1e-3, bool on = true", "m = Rule.Ema(m, g, beta); x -= on && every > 0 ? learningRate * m / every : 0;")]
    [InlineData("double learningRate = 1e-3", "double unused = 1 / g; x -= learningRate * g;")]
    [InlineData("double learningRate = 1e-3", "x -= learningRate * (Math.Exp(g) - 1) / Math.Exp(g);")]
    [InlineData("double learningRate = 1e-3, [Positive] double tiny = 1e-30", "x -= learningRate * tiny * 1e30 * g;")]
    public void A_rule_that_is_right_is_not_reported(string parameters, string body) => Assert.Empty(DomainRun.ReportRule(parameters, body));

    [Fact]
    public void Double_alone_has_the_small_and_large_constants() => Assert.Empty(DomainRun.Report(
        DomainRun.RuleText("double learningRate = 1e-3", "x -= learningRate * g * 1e300 / (1e-50 + g * g);").Replace("[Optimizer]", "[Optimizer(NumericTypes.Double)]", System.StringComparison.Ordinal)));

    [Fact]
    public void Constants_of_16_bit_parameters_are_those_of_the_float_that_they_are_computed_in()
    {
        string rule = DomainRun.RuleText("double learningRate = 1e-3", "x -= learningRate * g * 1e30 / (1e-30 + g * g);");
        string wrong = DomainRun.RuleText("double learningRate = 1e-3", "x -= learningRate * g / (1e-50 + g * g);");
        Assert.Empty(DomainRun.Report(With(rule, "NumericTypes.BFloat16 | NumericTypes.Half")));
        Assert.EndsWith("or leave NumericTypes.BFloat16 out of [Optimizer]", MessageOf(With(wrong, "NumericTypes.BFloat16 | NumericTypes.Double")));
        Assert.EndsWith("or leave NumericTypes.Single and NumericTypes.Half out of [Optimizer]", MessageOf(With(wrong, "NumericTypes.Half | NumericTypes.Single")));

        static string With(string rule, string types) => rule.Replace("[Optimizer]", $"[Optimizer({types})]", System.StringComparison.Ordinal);

        static string MessageOf(string rule) => Assert.Single(DomainRun.Report(rule)).GetMessage(CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_fault_in_a_helper_is_reported_at_the_call_with_the_helper_as_cause()
    {
        Diagnostic finding = Assert.Single(DomainRun.Report(
            DomainRun.RuleText("double learningRate = 1e-3", "x -= learningRate * Helpers.Root(g);"),
            "internal static class Helpers { public static double Root(double value) => System.Math.Sqrt(value - 1); }"));

        Assert.Equal(["OPT060 Helpers.Root(g)"], DomainRun.Places([finding]));
        Location cause = Assert.Single(finding.AdditionalLocations);
        Assert.Equal("System.Math.Sqrt(value - 1)", cause.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(cause.SourceSpan));
        Assert.EndsWith("(in 'Root', called here)", finding.GetMessage(CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }

    [Fact]
    public void The_declared_form_leaves_a_missing_epsilon_to_its_own_warning() => Assert.Empty(DomainRun.Report(
        "using OptimGen; [Optimizer, SecondMoment(SecondMomentForm.EmaOfSquares), Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.None)] public sealed partial class Bare;"));
}
