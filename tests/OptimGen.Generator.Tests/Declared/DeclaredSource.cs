using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.Declared;

/// <summary>Reads one class from a text, and tells what was found in it.</summary>
internal static class DeclaredSource
{
    /// <summary>The rule and the findings of the one class in the text, which must compile.</summary>
    public static (RuleModel? Rule, IReadOnlyList<Diagnostic> Findings) Read(string source)
    {
        CSharpCompilation compilation = TestCompilation.Create("using System;\nusing OptimGen;\n" + source);

        // Warnings are errors in these compilations, but samples need no documentation.
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
        return Read(compilation);
    }

    /// <summary>The same of a text that does not compile.</summary>
    public static (RuleModel? Rule, IReadOnlyList<Diagnostic> Findings) ReadBroken(string source) =>
        Read(TestCompilation.Create("using OptimGen;\n" + source));

    /// <summary>The rule of a class whose attributes are these, without any finding.</summary>
    public static RuleModel Rule(params string[] attributes)
    {
        (RuleModel? rule, IReadOnlyList<Diagnostic> findings) = Read(Class(attributes));
        Assert.Empty(findings);
        Assert.NotNull(rule);
        return rule;
    }

    /// <summary>What is found in a class whose attributes are these: <c>OPT040 at 'Optimizer'</c>.</summary>
    public static IEnumerable<string> Findings(params string[] attributes) =>
        FindingsIn(Class(attributes));

    /// <summary>The same of the one class in a text.</summary>
    public static IEnumerable<string> FindingsIn(string source) =>
        Read(source).Findings.Select(finding => $"{finding.Id} at '{TextAt(finding.Location)}'");

    private static string TextAt(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    private static string Class(string[] attributes) =>
        string.Concat(attributes.Prepend("Optimizer").Select(attribute => $"[{attribute}]\n")) + "public sealed partial class Sample;";

    private static (RuleModel? Rule, IReadOnlyList<Diagnostic> Findings) Read(CSharpCompilation compilation)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        TypeDeclarationSyntax declaration = tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>().Single();
        INamedTypeSymbol type = compilation.GetSemanticModel(tree).GetDeclaredSymbol(declaration)!;
        List<Diagnostic> findings = [];
        RuleModel? rule = OptimizerReader.Read(type, compilation, findings.Add, CancellationToken.None);
        return (rule, findings);
    }
}
