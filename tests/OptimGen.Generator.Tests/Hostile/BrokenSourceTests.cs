using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Generator.Tests.RandomRules;
using Xunit;

namespace OptimGen.Generator.Tests.Hostile;

/// <summary>Editors and build servers run generator and analyzer over whatever is in the files: they answer, and never make matters worse.</summary>
public sealed class BrokenSourceTests
{
    private const int Edits = 2500;

    private static readonly LanguageVersion[] Versions =
    [
        LanguageVersion.CSharp7_3, LanguageVersion.CSharp8, LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.CSharp11,
        LanguageVersion.CSharp12, LanguageVersion.CSharp13, LanguageVersion.Preview,
    ];

    [Fact]
    public void Good_sources_are_good()
    {
        foreach (string source in GoodSources.All)
        {
            CSharpCompilation compilation = Judge.Compile(new HostileCase("good", source));
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            Assert.NotEmpty(GeneratorRun.Of(compilation).Files);
            Assert.Null(Judge.FindFault(compilation));
        }
    }

    [Fact]
    public void Words_left_out_doubled_exchanged_and_replaced() =>
        Judge.Require([.. Enumerable.Range(RandomRuns.FirstSeed, RandomRuns.Count(Edits)).Select(TokenEdits.Create)]);

    [Fact]
    public void Every_beginning_of_a_source() =>
        Judge.Require([.. GoodSources.All.SelectMany(Beginnings)]);

    [Fact]
    public void Every_beginning_of_a_rule_with_the_rest_in_place()
    {
        // As one writes: the editor has closed the braces already.
        string source = GoodSources.Everything;
        int start = source.IndexOf("if (t == 1", StringComparison.Ordinal);
        int end = source.IndexOf('}', source.IndexOf("Move(ref x", StringComparison.Ordinal));
        Judge.Require([.. Enumerable.Range(start, end - start).Select(length => new HostileCase(
            $"the first {length - start} characters of the body", source[..length] + source[end..]))]);
    }

    [Fact]
    public void Random_sources_in_every_version_of_the_language()
    {
        foreach (LanguageVersion version in Versions)
        {
            Judge.Require(
                [.. GoodSources.All.Select((source, number) => new HostileCase($"source {number} in {version}", source)),
                    .. Enumerable.Range(RandomRuns.FirstSeed, RandomRuns.Count(20)).Select(TokenEdits.Create)],
                new CSharpParseOptions(version));
        }
    }

    private static IEnumerable<HostileCase> Beginnings(string source) =>
        Enumerable.Range(0, source.Length).Select(length => new HostileCase($"the first {length} characters", source[..length]));
}
