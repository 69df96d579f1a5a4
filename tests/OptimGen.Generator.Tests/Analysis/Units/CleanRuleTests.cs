using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Analysis.Units;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Declared;
using OptimGen.Generator.Tests.Interpretation;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Units;

/// <summary>Nothing is said of right rules.</summary>
public sealed class CleanRuleTests
{
    private static readonly string[] Corrections = ["", "[BiasCorrection]"];
    private static readonly string[] UnitsOfLearningRates = ["X", "X/G", "1"];

    [Fact]
    public void Published_rules_have_no_findings() => Assert.Empty(UnitSource.Check([.. RuleTexts.Names.Select(RuleTexts.Read)]));

    [Fact]
    public void The_catalogue_has_no_findings() => Assert.All(Catalogue.Names, name => Assert.Empty(UnitCheck.Of(Catalogue.Read(name)).Findings));

    [Fact]
    public void No_combination_of_slots_has_findings()
    {
        string[] decays = ["", "[WeightDecay(DecayForm.L2, 0)]", "[WeightDecay(DecayForm.Decoupled, 0)]", "[WeightDecay(DecayForm.DecoupledAfter, 0)]", "[WeightDecay(DecayForm.InStep, 0)]"];
        string[] firsts =
        [
            "", "[FirstMoment(FirstMomentForm.Ema)]", "[FirstMoment(FirstMomentForm.Accumulate)]", "[FirstMoment(FirstMomentForm.Accumulate, Nesterov = true)]",
            "[FirstMoment(FirstMomentForm.Accumulate, Dampening = 0.1)]", "[FirstMoment(FirstMomentForm.Accumulate, Of = MomentOf.Step)]",
        ];
        string[] seconds = [.. Enum.GetNames<SecondMomentForm>().SelectMany(form => new[]
        {
            $"[SecondMoment(SecondMomentForm.{form})]", $"[SecondMoment(SecondMomentForm.{form}, RunningMaximum = true)]",
            $"[SecondMoment(SecondMomentForm.{form}, Centered = true)]", $"[SecondMoment(SecondMomentForm.{form})][InitialMoments(0, 0.1)]",
        })];
        string[] places = ["None", "Outside", "Inside", "Reordered", "InState", "InState | EpsilonPlacement.Outside", "InState | EpsilonPlacement.Inside"];
        string[] steps =
        [
            "[Step(StepForm.Gradient)]", "[Step(StepForm.Momentum)]", "[Step(StepForm.Sign)]",
            .. seconds.SelectMany(second => places.SelectMany(place => Corrections
                .Select(correction => $"{second}{correction}[Step(StepForm.Ratio, EpsilonPlacement = EpsilonPlacement.{place})]"))),
        ];

        // One compilation for all: most combinations contradict themselves, and are refused for that.
        string[] classes =
        [
            .. decays.SelectMany(decay => firsts.SelectMany(first => steps.Select(step => "[Optimizer]" + decay + first + step)))
                .Select((attributes, index) => $"{attributes} public sealed partial class C{index};"),
        ];
        List<RuleModel> rules = DeclaredRules(string.Join("\n", classes));
        Assert.True(rules.Count > 500);
        Assert.All(rules, rule => Assert.Empty(UnitCheck.Of(rule).Findings));
        Assert.All(rules, rule => Assert.Contains(RuleUnits.Of(rule).OfHyperparameter(0), UnitsOfLearningRates));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_what_is_wrong_and_what_is_right(string id)
    {
        IReadOnlyList<Diagnostic> wrong = UnitSource.Check(Example(id, "Wrong"));
        Assert.NotEmpty(wrong);
        Assert.All(wrong, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Empty(UnitSource.Check(Example(id, "Right")));
        Assert.Contains($"\nSeverity: {wrong[0].DefaultSeverity}\n", DiagnosticPage.Read(id), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_can_be_suppressed()
    {
        string source = Example("OPT072", "Wrong");
        Assert.DoesNotContain(UnitSource.Check("#pragma warning disable OPT072\n" + source), diagnostic => !diagnostic.IsSuppressed);
        GeneratorRun.Of(source).AssertCompiles();
    }

    public static TheoryData<string> Pages => [.. DiagnosticPage.Ids.Where(id => id.StartsWith("OPT07", StringComparison.Ordinal))];

    private static string Example(string id, string heading) => DiagnosticPage.Code(id, heading)!;

    private static List<RuleModel> DeclaredRules(string source)
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = TestCompilation.Create("using OptimGen;\n" + source);
        return [.. Reader.FindOptimizers(compilation)
            .Select(type => OptimGen.Generator.Reading.OptimizerReader.Read(type, compilation, null, default))
            .OfType<RuleModel>()];
    }
}
