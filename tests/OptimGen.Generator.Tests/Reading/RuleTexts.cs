using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>The rules beside the tests, as text.</summary>
internal static class RuleTexts
{
    private const string Prefix = "OptimGen.Generator.Tests.Reading.Rules.";
    private const string Suffix = ".cs";

    /// <summary>What the rules expect of a project: the namespace of Math.</summary>
    public const string GlobalUsings = "global using System;";

    public static IEnumerable<string> Names => typeof(RuleTexts).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^Suffix.Length])
        .Order(StringComparer.Ordinal);

    public static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name + Suffix)
            ?? throw new ArgumentException($"There is no rule '{name}'.", nameof(name));
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
