using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OptimGen.Generator.Analysis.Domains;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;
using OptimGen.Generator.Tests.Reading;
using Xunit;

namespace OptimGen.Generator.Tests.Analysis.Domains;

/// <summary>Runs the analysis of domains alone over test sources.</summary>
internal static class DomainRun
{
    /// <summary>What is reported of the optimizers of a source, which must all be readable.</summary>
    public static List<Diagnostic> Report(params string[] sources)
    {
        CSharpCompilation compilation = TestCompilation.Create(sources);
        List<Diagnostic> findings = [];
        int count = 0;
        foreach (INamedTypeSymbol type in Reader.FindOptimizers(compilation))
        {
            List<Diagnostic> refusals = [];
            SourcedRule? read = OptimizerReader.ReadWithSources(type, compilation, new DiagnosticReporter(refusals.Add), CancellationToken.None);
            Assert.DoesNotContain(refusals, refusal => refusal.Severity == DiagnosticSeverity.Error);
            Assert.NotNull(read?.Sources);
            DomainReport.Run(read.Rule, read.Sources, new DiagnosticReporter(findings.Add), CancellationToken.None);
            count++;
        }

        Assert.NotEqual(0, count);
        return findings;
    }

    /// <summary>What is found in a rule: the fault and what its message says of it.</summary>
    public static string[] Check(RuleModel rule, DomainOptions? options = null) =>
        [.. DomainChecks.Find(rule, options, TestContext.Current.CancellationToken)
            .Select(finding => $"{finding.Fault}: {string.Join(", ", finding.Arguments)}")];

    /// <summary>What is reported of a rule in the rule form, given by its parameters after <c>ref double x, double g</c> and its body.</summary>
    public static List<Diagnostic> ReportRule(string parameters, string body) => Report(RuleText(parameters, body));

    /// <summary>A class with this rule.</summary>
    public static string RuleText(string parameters, string body) => $$"""
        using System;
        using OptimGen;

        [Optimizer]
        public sealed partial class Custom
        {
            [UpdateRule]
            private static void Update(ref double x, double g, {{parameters}})
            {
                {{body}}
            }
        }
        """;

    /// <summary>ID and text of each place, in order.</summary>
    public static string[] Places(IEnumerable<Diagnostic> findings) =>
        [.. findings.Select(finding => $"{finding.Id} {finding.Location.SourceTree!.GetText().ToString(finding.Location.SourceSpan)}")];
}
