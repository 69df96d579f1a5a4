using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>Reports what is wrong with the units of a rule at its places in the author's files.</summary>
internal static class UnitReport
{
    /// <summary>The property that names a mend.</summary>
    private const string FixProperty = "fix";

    /// <summary>The mend that takes a root of a divisor: the division is then the first of the other places.</summary>
    private const string RootFix = "sqrt";

    public static void Run(RuleModel rule, RuleSources sources, DiagnosticReporter reporter)
    {
        foreach (UnitFinding finding in UnitCheck.Of(rule).Findings)
        {
            RuleOrigin origin = OriginOf(finding.Place, sources);
            IEnumerable<Location?> causes = finding.Others.Select(other => OriginOf(other, sources)).Select(other => other.Cause ?? other.Place)
                .Prepend(origin.Cause)
                .Where(cause => cause is not null && !cause.Equals(origin.Place))
                .Distinct();
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
            if (finding.MissingRoot >= 0 && sources.Of(finding.MissingRoot) is { Cause: null, Place: { } division })
            {
                properties = properties.Add(FixProperty, RootFix);
                causes = causes.Prepend(division);
            }

            reporter.Report(Diagnostic.Create(
                finding.Descriptor, origin.Place, causes.OfType<Location>(), properties, [.. finding.Arguments]));
        }
    }

    private static RuleOrigin OriginOf(UnitPlace place, RuleSources sources) =>
        place.Node >= 0 ? sources.Of(place.Node)
        : place.Hyperparameter >= 0 ? new RuleOrigin(sources.Hyperparameters[place.Hyperparameter] ?? sources.Declaration, null, null)
        : place.State >= 0 ? new RuleOrigin(sources.States[place.State] ?? sources.Declaration, null, null)
        : new RuleOrigin(sources.Parameter ?? sources.Declaration, null, null);
}
