using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>The pages in docs/diagnostics and the release tables, as they are in the repository.</summary>
internal static class DiagnosticPage
{
    private const string Pages = "Pages/";
    private const string Releases = "Releases/";

    public static IEnumerable<string> Ids => NamesUnder(Pages);

    public static string Read(string id) => ReadResource(Pages + id);

    /// <summary>The lines of both release tables that name a diagnostic.</summary>
    public static IEnumerable<string> ReleaseLines => NamesUnder(Releases)
        .SelectMany(name => ReadResource(Releases + name).Split('\n'))
        .Where(line => line.StartsWith("OPT", StringComparison.Ordinal));

    /// <summary>The code under a heading, or null where it holds no C#.</summary>
    public static string? Code(string id, string heading)
    {
        string page = Read(id);
        const string Fence = "```csharp\n";
        int section = page.IndexOf("\n## " + heading + "\n", StringComparison.Ordinal);
        int next = page.IndexOf("\n## ", section + 1, StringComparison.Ordinal);
        int start = page.IndexOf(Fence, section, StringComparison.Ordinal);
        return start < 0 || start > next ? null : page[(start + Fence.Length)..page.IndexOf("```", start + Fence.Length, StringComparison.Ordinal)];
    }

    private static IEnumerable<string> NamesUnder(string prefix) =>
        typeof(DiagnosticPage).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..])
            .Order(StringComparer.Ordinal);

    private static string ReadResource(string name)
    {
        using Stream stream = typeof(DiagnosticPage).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no '{name}'.", nameof(name));
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
