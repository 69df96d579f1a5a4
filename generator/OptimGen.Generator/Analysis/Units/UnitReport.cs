using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>Reports what is wrong with the units of a rule at its places in the author's files.</summary>
internal static class UnitReport
{
    public static void Run(RuleModel rule, RuleSources sources, DiagnosticReporter reporter)
    {
        foreach (UnitFinding finding in UnitCheck.Of(rule).Findings)
        {
            RuleOrigin origin = OriginOf(finding.Place, sources);
            IEnumerable<Location?> causes = finding.Others.Select(other => OriginOf(other, sources)).Select(other => other.Cause ?? other.Place)
                .Prepend(origin.Cause)
                .Where(cause => cause is not null && !cause.Equals(origin.Place))
                .Distinct();
            reporter.ReportWithCauses(finding.Descriptor, origin.Place, causes.OfType<Location>(), [.. finding.Arguments]);
        }
    }

    private static RuleOrigin OriginOf(UnitPlace place, RuleSources sources) =>
        place.Node >= 0 ? sources.Of(place.Node)
        : place.Hyperparameter >= 0 ? new RuleOrigin(sources.Hyperparameters[place.Hyperparameter] ?? sources.Declaration, null, null)
        : place.State >= 0 ? new RuleOrigin(sources.States[place.State] ?? sources.Declaration, null, null)
        : new RuleOrigin(sources.Parameter ?? sources.Declaration, null, null);
}
