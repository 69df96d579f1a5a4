using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace OptimGen.Tests.Pages;

/// <summary>The pages about the catalogue say what the catalogue is.</summary>
public sealed class OptimizerPageTests
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
}
