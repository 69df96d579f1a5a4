using System.Threading;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis;

/// <summary>What is proved of a rule that reads well: each analysis looks at the rule as read, before anything is rewritten, and reports.</summary>
internal static class RuleAnalysis
{
    public static void Run(RuleModel rule, RuleSources sources, DiagnosticReporter reporter, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        Use.UseReporter.Report(rule, sources, reporter);
        Corrections.CorrectionReporter.Report(rule, sources, reporter);
    }
}
