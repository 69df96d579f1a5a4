using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;
using Xunit;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Many rules in one compilation: what compilers do for each of them alone would take most of the time.</summary>
internal sealed class RuleBatch
{
    private readonly IReadOnlyList<RandomRule> _rules;
    private readonly Lazy<GeneratorRun> _run;
    private Assembly? _assembly;

    public RuleBatch(IReadOnlyList<RandomRule> rules)
    {
        _rules = rules;
        CSharpCompilation compilation = TestCompilation.Create(rules.Select(rule => rule.Source));

        // The rules' own warnings are nobody's concern: constant conditions, variables that nothing reads.
        Input = compilation.WithOptions(compilation.Options.WithGeneralDiagnosticOption(ReportDiagnostic.Default));
        _run = new(() => GeneratorRun.Of(Input));
    }

    /// <summary>All that the analyzer finds, and in which rule; of its own failure too.</summary>
    public IEnumerable<(Diagnostic Finding, RandomRule Rule)> Analyze()
    {
        Diagnostic? error = Input.GetDiagnostics(TestContext.Current.CancellationToken).FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.True(error is null, $"{error} in {RuleOf(error)}");
        return new CompilationWithAnalyzers(Input, [new OptimizerAnalyzer()], new AnalyzerOptions([]))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()
            .Select(finding => (finding, RuleOf(finding)));
    }

    /// <summary>The rules alone.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>What is found in one of them, and the rule if it was read.</summary>
    public (RuleModel? Rule, IReadOnlyList<Diagnostic> Findings) Read(RandomRule rule)
    {
        List<Diagnostic> findings = [];
        DiagnosticReporter reporter = new(findings.Add);
        SourcedRule? read = OptimizerReader.ReadWithSources(
            Input.GetTypeByMetadataName(rule.Name)!, Input, reporter, TestContext.Current.CancellationToken);
        return (read?.Rule, findings);
    }

    /// <summary>Requires that all compiles, without a warning in what was generated.</summary>
    public void AssertCompiles()
    {
        Assert.Null(_run.Value.Result.Exception);
        Assert.Empty(_run.Value.Result.Diagnostics);
        HashSet<SyntaxTree> generated = [.. _run.Value.Driver.GetRunResult().GeneratedTrees];
        Diagnostic[] found = [.. _run.Value.Output.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
                || (diagnostic.Severity == DiagnosticSeverity.Warning && diagnostic.Location.SourceTree is { } tree && generated.Contains(tree)))];
        Assert.True(found.Length == 0, string.Join("\n", found.Take(5).Select(Describe)));
    }

    /// <summary>Whether anything was generated for a rule.</summary>
    public bool IsGenerated(RandomRule rule) => _run.Value.Files.ContainsKey(rule.Name + ".g.cs");

    /// <summary>An instance of a rule's class; all are compiled when the first is asked for.</summary>
    public object Instantiate(RandomRule rule)
    {
        if (_assembly is null)
        {
            using MemoryStream assembly = new();
            Microsoft.CodeAnalysis.Emit.EmitResult result = _run.Value.Output.Emit(assembly);
            Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(5).Select(Describe)));
            assembly.Position = 0;
            _assembly = new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(assembly);
        }

        return Activator.CreateInstance(_assembly.GetType(rule.Name, throwOnError: true)!)!;
    }

    private RandomRule RuleOf(Diagnostic? finding) =>
        finding?.Location.SourceTree is { } tree ? _rules[Input.SyntaxTrees.IndexOf(tree)] : new RandomRule(-1, "", "");

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic}\n{(diagnostic.Location.SourceTree is { } tree ? tree.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line].ToString() : "")}";
}
