using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>The catalogue's declarations, read from their source files, which lie beside the tests.</summary>
internal static class Catalogue
{
    private static readonly Lazy<CSharpCompilation> Sources = new(() => TestCompilation.Create(Files.Select(File.ReadAllText)));

    /// <summary>The names of all its classes.</summary>
    public static IReadOnlyList<string> Names { get; } = Files.Select(file => Path.GetFileNameWithoutExtension(file)!).ToArray();

    private static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Catalogue"), "*.cs").Order(StringComparer.Ordinal);

    /// <summary>The rule of one of them; it must be without any finding.</summary>
    public static RuleModel Read(string name)
    {
        List<Diagnostic> findings = [];
        INamedTypeSymbol type = Sources.Value.GetTypeByMetadataName("OptimGen.Optimizers." + name)!;
        RuleModel? rule = OptimizerReader.Read(type, Sources.Value, findings.Add, CancellationToken.None);
        Assert.Empty(findings);
        Assert.NotNull(rule);
        return rule;
    }
}
