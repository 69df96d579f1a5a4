using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using Xunit;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>Descriptors, release tables, pages and their examples say the same.</summary>
public sealed class DiagnosticPageTests
{
    /// <summary>IDs of the reader of classes and of the rule form.</summary>
    private const string LastOfReader = "OPT039";

    /// <summary>IDs of the same that came after those of the analyses.</summary>
    private const string FirstOfLaterReader = "OPT100";

    /// <summary>Wrong only with a setting or a reference that a page cannot show in C#: the table of cases has them.</summary>
    private static readonly string[] NotByCodeAlone = ["OPT009", "OPT033"];

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    public static TheoryData<string> IdsWithExamples =>
        [.. Descriptors.All.Select(descriptor => descriptor.Id)
            .Where(id => (string.CompareOrdinal(id, LastOfReader) <= 0 || string.CompareOrdinal(id, FirstOfLaterReader) >= 0) && !NotByCodeAlone.Contains(id))];

    [Fact]
    public void Every_descriptor_has_an_ID_of_its_own() =>
        Assert.Equal(Descriptors.All.Length, Descriptors.All.Select(descriptor => descriptor.Id).Distinct().Count());

    [Fact]
    public void The_release_tables_list_exactly_the_descriptors() => Assert.Equal(
        Descriptors.All.Select(descriptor => descriptor.Id),
        DiagnosticPage.ReleaseLines.Select(line => line.Split('|')[0].Trim()).Order(StringComparer.Ordinal));

    [Fact]
    public void There_is_a_page_for_exactly_the_descriptors() =>
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id), DiagnosticPage.Ids);

    [Fact]
    public void The_analyzer_supports_exactly_the_descriptors() =>
        Assert.Equal(Descriptors.All, new OptimizerAnalyzer().SupportedDiagnostics);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_links_to_its_page_and_shares_its_title(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.All.Single(descriptor => descriptor.Id == id);
        string title = descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal($"https://github.com/optimgen/optimgen/blob/main/docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
        Assert.StartsWith($"# {id}: {title}\n", DiagnosticPage.Read(id), StringComparison.Ordinal);
        Assert.Equal("OptimGen", descriptor.Category);
    }

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public void The_wrong_example_of_a_page_is_reported_with_its_ID_alone(string id)
    {
        IReadOnlyList<Diagnostic> diagnostics = Read(id, "Wrong");

        Assert.NotEmpty(diagnostics);
        Assert.All(diagnostics, diagnostic => Assert.Equal(id, diagnostic.Id));
    }

    [Theory]
    [MemberData(nameof(IdsWithExamples))]
    public void The_right_example_of_a_page_is_read(string id) => Assert.Empty(Read(id, "Right"));

    private static List<Diagnostic> Read(string id, string heading)
    {
        string code = DiagnosticPage.Code(id, heading) ?? throw new InvalidOperationException($"{id} has no example '{heading}'.");
        return Reader.ReadAll(TestCompilation.Create(code));
    }
}
