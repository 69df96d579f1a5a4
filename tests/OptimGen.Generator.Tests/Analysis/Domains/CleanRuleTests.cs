using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Generator.Analysis.Domains;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Interpretation;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>Published rules raise nothing; and each refinement is what keeps some of them from it.</summary>
public sealed class CleanRuleTests
{
    private static readonly CSharpCompilation Compilation =
        TestCompilation.Create([RuleTexts.GlobalUsings, .. RuleTexts.Names.Select(RuleTexts.Read)]);

    public static TheoryData<string> CatalogueNames => [.. Catalogue.Names];

    public static TheoryData<string> RuleNames => [.. RuleTexts.Names, .. OtherRules.Names];

    [Theory]
    [MemberData(nameof(CatalogueNames))]
    public void The_catalogue_is_clean(string name) => Assert.Empty(DomainRun.Check(Catalogue.Read(name)));

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void A_published_rule_is_clean(string name) => Assert.Empty(DomainRun.Check(Read(name)));

    [Fact]
    public void Squares_are_needed_by_everything_with_a_second_moment() => AssertNeeded(
        new DomainOptions(Squares: false),
        ["Adam", "AdamW", "AdamEfficient", "RmsProp", "RmsPropMomentum", "AdaGrad", "AdaDelta", "AdaMod", "AdaBelief", "Adan", "RAdam", "QHAdam"]);

    [Fact]
    public void Branch_conditions_are_needed_by_rectification_and_trust_ratios() =>
        AssertNeeded(new DomainOptions(Branches: false), ["RAdam", "AdaBeliefRectified", "Trust", "Warmup"]);

    [Fact]
    public void Early_returns_are_needed_where_a_step_is_skipped() =>
        AssertNeeded(new DomainOptions(Returns: false), ["Skipping", "Ratio"]);

    [Fact]
    public void Differences_are_needed_by_rectification() =>
        AssertNeeded(new DomainOptions(Differences: false), ["RAdam", "AdaBeliefRectified"]);

    [Fact]
    public void Contracts_are_needed_by_debiased_decays_and_signed_averages() =>
        AssertNeeded(new DomainOptions(Contracts: false), ["QHAdam", "Yogi", "Blend"]);

    private static void AssertNeeded(DomainOptions options, IEnumerable<string> needing) =>
        Assert.All(needing, name => Assert.NotEmpty(DomainRun.Check(Read(name), options)));

    private static RuleModel Read(string name)
    {
        if (OtherRules.Find(name) is { } text)
        {
            return Reader.ReadClean(text);
        }

        (RuleModel? rule, IReadOnlyList<Diagnostic> diagnostics) = Reader.Read(Compilation, "OptimGen.Optimizers." + name);
        Assert.Empty(diagnostics);
        return rule!;
    }
}
