using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Use;

/// <summary>Findings can be suppressed, and given another severity, by all the usual means; the optimizer is generated all the same.</summary>
public sealed class SuppressionTests
{
    private const string Id = "OPT080";

    [Fact]
    public async Task Without_suppression_a_finding_is_reported() =>
        Assert.Equal([(Id, DiagnosticSeverity.Warning)], await Analyze(Source("", "ref double m")));

    [Fact]
    public async Task A_pragma_suppresses() => Assert.Empty(await Analyze(Source("", $"""

        #pragma warning disable {Id}
            ref double m
        #pragma warning restore {Id}

        """)));

    [Fact]
    public async Task An_attribute_on_the_method_suppresses() => Assert.Empty(await Analyze(Source(
        $"""[System.Diagnostics.CodeAnalysis.SuppressMessage("OptimGen", "{Id}", Justification = "The program reads it.")]""", "ref double m")));

    [Theory]
    [InlineData("none", null)]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    public async Task A_severity_in_an_editorconfig_holds(string severity, DiagnosticSeverity? expected)
    {
        IEnumerable<(string Id, DiagnosticSeverity Severity)> found = await Analyze(Source("", "ref double m"), new Severities(severity));
        Assert.Equal(expected is { } shown ? [(Id, shown)] : [], found);
    }

    [Fact]
    public void A_suppressed_finding_still_generates() => GeneratorRun.Of(Source("", "ref double m")).AssertCompiles();

    private static string Source(string attribute, string state) => $$"""
        using OptimGen;

        /// <summary>Averages nobody asks for.</summary>
        [Optimizer]
        public sealed partial class Custom
        {
            {{attribute}}
            [UpdateRule]
            private static void Update(ref double x, double g, {{state}}, double learningRate = 1e-3)
            {
                x -= learningRate * g;
                m += g;
            }
        }
        """;

    private static async Task<IEnumerable<(string Id, DiagnosticSeverity Severity)>> Analyze(string source, SyntaxTreeOptionsProvider? severities = null)
    {
        CompilationOptions options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSyntaxTreeOptionsProvider(severities);
        CompilationWithAnalyzers analysis = TestCompilation.Create([source], options: (CSharpCompilationOptions)options)
            .WithAnalyzers([new OptimizerAnalyzer()], new AnalyzerOptions([]));
        ImmutableArray<Diagnostic> found = await analysis.GetAnalyzerDiagnosticsAsync();
        return found.Where(diagnostic => !diagnostic.IsSuppressed).Select(diagnostic => (diagnostic.Id, diagnostic.Severity));
    }

    /// <summary>What the compiler makes of <c>dotnet_diagnostic.OPT080.severity</c> in an .editorconfig.</summary>
    private sealed class Severities(string severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(
            SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return diagnosticId == Id && Config.TreeOptions.TryGetValue(diagnosticId, out severity);
        }

        public override bool TryGetGlobalDiagnosticValue(
            string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
        {
            severity = default;
            return false;
        }

        private AnalyzerConfigOptionsResult Config { get; } = AnalyzerConfigSet.Create<AnalyzerConfig[]>(
            [AnalyzerConfig.Parse($"root = true\n[*.cs]\ndotnet_diagnostic.{Id}.severity = {severity}\n", "/.editorconfig")])
            .GetOptionsForSourcePath("/Test0.cs");
    }
}
