using System.Threading;
using OptimGen.Generator.Analysis.Corrections;
using OptimGen.Generator.Analysis.Domains;
using OptimGen.Generator.Analysis.Units;
using OptimGen.Generator.Analysis.Use;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis;

/// <summary>What is proved of a rule that reads well: each analysis looks at the rule as read, before anything is rewritten, and reports.</summary>
internal static class RuleAnalysis
{
    public static void Run(RuleModel rule, RuleSources sources, DiagnosticReporter reporter, CancellationToken token)
    {
        UseReporter.Report(rule, sources, reporter);
        CorrectionReporter.Report(rule, sources, reporter);
        UnitReport.Run(rule, sources, reporter);
        token.ThrowIfCancellationRequested();
        DomainReport.Run(rule, sources, reporter, token);
    }
}
