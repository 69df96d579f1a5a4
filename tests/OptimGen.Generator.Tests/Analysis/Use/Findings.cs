using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Generator.Analysis.Corrections;
using OptimGen.Generator.Analysis.Use;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Use;

/// <summary>What the checks of use and of corrections report, alone: other analyses have their own tests.</summary>
internal static class Findings
{
    /// <summary>The findings in one compilation, whose optimizers must all read well.</summary>
    public static List<Diagnostic> Of(CSharpCompilation compilation)
    {
        List<Diagnostic> found = [];
        DiagnosticReporter reporter = new(found.Add);
        foreach (INamedTypeSymbol type in Reader.FindOptimizers(compilation))
        {
            SourcedRule? read = OptimizerReader.ReadWithSources(type, compilation, reporter, CancellationToken.None);
            Assert.True(read is not null, string.Join("\n", found));
            UseReporter.Report(read.Rule, read.Sources!, reporter);
            CorrectionReporter.Report(read.Rule, read.Sources!, reporter);
        }

        return found;
    }

    /// <summary>The findings in a rule, given as the parameters after <c>ref double x, double g</c> and the body.</summary>
    public static List<Diagnostic> Of(string parameters, string body) => Of(TestCompilation.Create(Wrap(parameters, body)));

    /// <summary>Requires one finding for each mark in parameters and body, in their order, all of one ID.</summary>
    public static void AssertMarked(string id, string parameters, string body)
    {
        MarkedSource source = MarkedSource.Parse(Wrap(parameters, body));
        List<Diagnostic> found = [.. Of(TestCompilation.Create(source.Text)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
        Assert.Equal(source.Spans.Select(span => (id, span)), found.Select(diagnostic => (diagnostic.Id, TextOf(diagnostic.Location))));
        Assert.All(found, diagnostic => Assert.DoesNotMatch(@"\{\d\}|''|  ", MessageOf(diagnostic)));
    }

    public static string TextOf(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    public static string MessageOf(Diagnostic diagnostic) => diagnostic.GetMessage(CultureInfo.InvariantCulture);

    public static string Wrap(string parameters, string body) => $$"""
        using System;
        using OptimGen;

        [Optimizer]
        public sealed partial class Custom
        {
            [UpdateRule]
            static void Update(ref double x, double g, {{parameters}})
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }

            static double Helper(double value, double decay, int t) => value / Rule.BiasCorrection(decay, t);
        }
        """;
}
