using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Declared;

/// <summary>The pages of the declared form's diagnostics: what they call wrong is reported, what they call right is not.</summary>
public sealed partial class PageTests
{
    private static readonly DiagnosticDescriptor[] Descriptors = Diagnostics.Descriptors.All
        .Where(descriptor => string.CompareOrdinal(descriptor.Id, "OPT040") >= 0 && string.CompareOrdinal(descriptor.Id, "OPT059") <= 0)
        .ToArray();

    public static TheoryData<string> Ids => new(Descriptors.Select(descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_diagnostic_has_a_page_with_its_title_and_severity(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.Single(candidate => candidate.Id == id);
        string[] lines = File.ReadAllLines(PathOf(id));
        Assert.Equal($"# {id}: {descriptor.Title}", lines[0]);
        Assert.Contains($"Severity: {descriptor.DefaultSeverity}", lines);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_page_calls_wrong_is_reported_and_what_it_calls_right_is_not(string id)
    {
        MatchCollection blocks = Block().Matches(File.ReadAllText(PathOf(id)));
        Assert.Equal(2, blocks.Count);
        (RuleModel? wrong, IReadOnlyList<Diagnostic> findings) = DeclaredSource.Read(blocks[0].Groups[1].Value);
        Assert.Equal([id], findings.Select(finding => finding.Id));
        Assert.Equal(findings[0].Severity == DiagnosticSeverity.Error, wrong is null);

        (RuleModel? right, IReadOnlyList<Diagnostic> none) = DeclaredSource.Read(blocks[1].Groups[1].Value);
        Assert.Empty(none);
        Assert.NotNull(right);
    }

    private static string PathOf(string id) => Path.Combine(AppContext.BaseDirectory, "Pages", id + ".md");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
