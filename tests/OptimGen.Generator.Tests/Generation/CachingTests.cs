using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace OptimGen.Generator.Tests.Generation;

/// <summary>An edit that changes no rule costs no lowering and no emission, and models hold nothing of Roslyn's.</summary>
public sealed class CachingTests
{
    private static readonly CSharpCompilation Before = TestCompilation.Create(Declarations.AdamW, Declarations.Lion, "class Other { int a; }");

    [Fact]
    public void A_second_run_over_the_same_sources_is_cached() =>
        AssertNothingNew(GeneratorRun.Of(Before).Then(Before.Clone()));

    [Fact]
    public void An_edit_in_another_file_is_cached() => AssertNothingNew(Edit(2, "class Other { int b; void M() { b++; } }"));

    [Fact]
    public void A_comment_inside_a_rule_is_cached() =>
        AssertNothingNew(Edit(1, Declarations.Lion.Replace("double c = ", "/* blended */ double c =  ", StringComparison.Ordinal)));

    [Fact]
    public void A_new_file_is_cached() =>
        AssertNothingNew(GeneratorRun.Of(Before).Then(Before.AddSyntaxTrees(
            Parse("class Third;", ""))));

    [Fact]
    public void A_changed_default_lowers_and_emits_that_rule_alone()
    {
        GeneratorRun run = Edit(1, Declarations.Lion.Replace("1e-4", "2e-4", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], Reasons(run, TrackingNames.Rules).Order());
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], Reasons(run, TrackingNames.Kernels).Order());
        Assert.All(Reasons(run, TrackingNames.HintNames), reason => Assert.True(IsOld(reason)));
    }

    [Fact]
    public void A_renamed_helper_in_another_file_is_read_anew()
    {
        CSharpCompilation before = TestCompilation.Create(
            Declarations.Lion.Replace("Rule.Sign(c)", "Helpers.Direction(c)", StringComparison.Ordinal),
            "namespace Sample; static class Helpers { public static double Direction(double v) => OptimGen.Rule.Sign(v); }");
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[1], before.SyntaxTrees[1].WithChangedText(
            Microsoft.CodeAnalysis.Text.SourceText.From("namespace Sample; static class Helpers { public static double Direction(double v) => v; }")));
        GeneratorRun first = GeneratorRun.Of(before);
        GeneratorRun second = first.Then(after);
        Assert.NotEqual(first.Files["Sample.Lion.Single.g.cs"], second.Files["Sample.Lion.Single.g.cs"]);
    }

    [Fact]
    public void Models_hold_nothing_of_Roslyn()
    {
        GeneratorRun run = GeneratorRun.Of(Before);
        string[] steps = [TrackingNames.Rules, TrackingNames.Kernels, TrackingNames.HintNames];
        foreach (object value in steps.SelectMany(step => run.Result.TrackedSteps[step]).SelectMany(step => step.Outputs).Select(output => output.Value))
        {
            AssertPlain(value, []);
        }
    }

    private static GeneratorRun Edit(int tree, string source)
    {
        SyntaxTree old = Before.SyntaxTrees[tree];
        return GeneratorRun.Of(Before).Then(Before.ReplaceSyntaxTree(old, Parse(source, old.FilePath)));
    }

    private static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(
        source, (CSharpParseOptions)Before.SyntaxTrees[0].Options, path, cancellationToken: TestContext.Current.CancellationToken);

    private static void AssertNothingNew(GeneratorRun run)
    {
        foreach (string step in new[] { TrackingNames.Rules, TrackingNames.Kernels, TrackingNames.HintNames })
        {
            Assert.All(Reasons(run, step), reason => Assert.True(IsOld(reason), $"{step}: {reason}"));
        }

        foreach (IncrementalGeneratorRunStep output in run.Result.TrackedOutputSteps.SelectMany(pair => pair.Value))
        {
            Assert.All(output.Outputs, value => Assert.Equal(IncrementalStepRunReason.Cached, value.Reason));
        }
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        run.Result.TrackedSteps[step].SelectMany(tracked => tracked.Outputs).Select(output => output.Reason);

    private static bool IsOld(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static void AssertPlain(object? value, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or SemanticModel or Diagnostic, value.GetType().Name);
        if (value is System.Collections.IEnumerable items)
        {
            foreach (object? item in items)
            {
                AssertPlain(item, seen);
            }
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            AssertPlain(field.GetValue(value), seen);
        }
    }
}
