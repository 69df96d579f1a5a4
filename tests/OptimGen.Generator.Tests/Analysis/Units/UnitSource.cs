using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Units;

/// <summary>Runs the analyzer, as the compiler does, for what it says about units.</summary>
internal static class UnitSource
{
    /// <summary>The findings about units in these files, in the order of the text. They must compile and be read.</summary>
    public static IReadOnlyList<Diagnostic> Check(params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Create([RuleTexts.GlobalUsings + "\nglobal using OptimGen;", .. sources]);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
        Diagnostic[] all =
        [
            .. compilation.WithAnalyzers([new OptimizerAnalyzer()])
                .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
        Assert.DoesNotContain(all, diagnostic => diagnostic.Id == "AD0001");
        Assert.DoesNotContain(all, diagnostic => string.CompareOrdinal(diagnostic.Id, "OPT060") < 0 && diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
        return [.. all.Where(IsAboutUnits)];
    }

    public static bool IsAboutUnits(Diagnostic diagnostic) => diagnostic.Id.StartsWith("OPT07", System.StringComparison.Ordinal);

    /// <summary>A class whose rule has this signature after the gradient, and these statements.</summary>
    public static string Rule(string signature, string body) => $$"""
        [Optimizer]
        public sealed partial class Custom
        {
            [UpdateRule]
            static void Update(ref double x, double g, {{signature}})
            {
                {{body}}
            }

            static double Denominator(double v, double epsilon) => Math.Sqrt(v + epsilon) + epsilon;
        }
        """;

    public static string TextOf(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    public static string MessageOf(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}
