using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace OptimGen.Tests.Pages;

/// <summary>The pages about the catalogue say what the catalogue is.</summary>
public sealed partial class OptimizerPageTests
{
    private static string Documents => Path.Combine(
        typeof(OptimizerPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ProjectDirectory").Value!,
        "../../docs");

    [Fact]
    public void The_page_of_all_optimizers_is_what_their_declarations_say()
    {
        string path = Path.Combine(Documents, "optimizers.md");
        string written = OptimizerPage.Write();
        if (Environment.GetEnvironmentVariable("OPTIMGEN_ACCEPT_SNAPSHOTS") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(path, written);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), written);
    }

    [Fact]
    public void Every_optimizer_says_when_to_use_it_and_where_it_is_from() => Assert.All(Catalogue.Names, name =>
    {
        string[] paragraphs = [.. ClassDocumentation.Of(name).Paragraphs];
        Assert.Contains(paragraphs, paragraph => paragraph.StartsWith("When: ", StringComparison.Ordinal));
        Assert.Matches(@"(19|20)\d\d", paragraphs[^1]);
    });

    [Fact]
    public void The_names_elsewhere_are_mapped_to_names_that_exist()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Documents, "names-elsewhere.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        Assert.NotEmpty(rows);
        foreach (string row in rows)
        {
            string[] cells = row.Split(" | ");
            foreach (Match ours in Links().Matches(cells[1]))
            {
                string name = ours.Groups[1].Value;
                Assert.Contains(name, Catalogue.Names);
                foreach (Match property in Properties().Matches(cells[2]))
                {
                    Assert.True(
                        Links().Count(cells[1]) > 1 || Catalogue.Create(name).GetType().GetProperty(property.Groups[1].Value) is not null,
                        $"{name} has no {property.Groups[1].Value}: {row}");
                }
            }
        }
    }

    [GeneratedRegex(@"\[(\w+)\]\(optimizers\.md#")]
    private static partial Regex Links();

    [GeneratedRegex("→ `([A-Z]\\w+)`")]
    private static partial Regex Properties();
}
