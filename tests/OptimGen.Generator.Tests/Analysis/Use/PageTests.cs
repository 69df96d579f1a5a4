using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Use;

/// <summary>The pages of these diagnostics: what they call wrong is reported, what they call right is not.</summary>
public sealed class PageTests
{
    private static readonly DiagnosticDescriptor[] Own = [.. Descriptors.All.Where(
        descriptor => string.CompareOrdinal(descriptor.Id, "OPT080") >= 0 && string.CompareOrdinal(descriptor.Id, "OPT099") <= 0)];

    public static TheoryData<string> Ids => [.. Own.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_examples_of_a_page_are_what_they_say(string id)
    {
        List<Diagnostic> wrong = Findings.Of(TestCompilation.Create(DiagnosticPage.Code(id, "Wrong")!));
        Assert.NotEmpty(wrong);
        Assert.All(wrong, diagnostic => Assert.Equal(id, diagnostic.Id));
        Assert.Empty(Findings.Of(TestCompilation.Create(DiagnosticPage.Code(id, "Right")!)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_every_part_and_its_severity(string id)
    {
        string page = DiagnosticPage.Read(id);
        Assert.All(["Cause", "Why", "Wrong", "Right", "When to suppress"], part => Assert.Contains($"\n## {part}\n", page, StringComparison.Ordinal));
        Assert.Contains($"\nSeverity: {Own.Single(descriptor => descriptor.Id == id).DefaultSeverity}\n", page, StringComparison.Ordinal);
    }
}
