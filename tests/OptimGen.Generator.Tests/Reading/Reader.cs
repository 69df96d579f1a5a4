using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.Reading;

/// <summary>Reads test sources as the analyzer does.</summary>
internal static class Reader
{
    /// <summary>Reads the class of this metadata name.</summary>
    public static (RuleModel? Rule, IReadOnlyList<Diagnostic> Diagnostics) Read(CSharpCompilation compilation, string type)
    {
        INamedTypeSymbol symbol = compilation.GetTypeByMetadataName(type)!;
        List<Diagnostic> diagnostics = [];
        RuleModel? rule = OptimizerReader.Read(symbol, compilation, diagnostics.Add, CancellationToken.None);
        return (rule, diagnostics);
    }

    /// <summary>The rule of the one class with the attribute, which must have nothing wrong.</summary>
    public static RuleModel ReadClean(params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Create([RuleTexts.GlobalUsings, .. sources]);
        INamedTypeSymbol type = FindOptimizers(compilation).First();
        List<Diagnostic> diagnostics = [];
        RuleModel? rule = OptimizerReader.Read(type, compilation, diagnostics.Add, CancellationToken.None);
        Xunit.Assert.Empty(diagnostics);
        Xunit.Assert.NotNull(rule);
        return rule;
    }

    /// <summary>All that is wrong with the optimizers of a compilation; nothing means that every one of them was read.</summary>
    public static List<Diagnostic> ReadAll(CSharpCompilation compilation)
    {
        List<Diagnostic> diagnostics = [];
        foreach (INamedTypeSymbol type in FindOptimizers(compilation))
        {
            int before = diagnostics.Count;
            RuleModel? rule = OptimizerReader.Read(type, compilation, diagnostics.Add, CancellationToken.None);
            Xunit.Assert.Equal(diagnostics.Count == before, rule is not null);
        }

        return diagnostics;
    }

    /// <summary>Every class of a compilation, in source, that has the attribute.</summary>
    public static IEnumerable<INamedTypeSymbol> FindOptimizers(CSharpCompilation compilation) =>
        compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .Where(type => type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "OptimizerAttribute"));
}
