using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>Reports what <see cref="DomainChecks"/> finds, where it stands.</summary>
internal static class DomainReport
{
    public static void Run(RuleModel rule, RuleSources sources, DiagnosticReporter reporter, CancellationToken token)
    {
        HashSet<(string Id, Location? Place, Location? Cause)> reported = [];
        foreach (DomainFinding finding in DomainChecks.Find(rule, token: token))
        {
            if (IsSaidByDeclaredForm(rule, finding.Fault))
            {
                continue;
            }

            DiagnosticDescriptor descriptor = DescriptorOf(finding.Fault);
            RuleOrigin origin = finding.Hyperparameter >= 0
                ? new RuleOrigin(sources.Hyperparameters[finding.Hyperparameter] ?? sources.Declaration, null, null)
                : sources.Of(finding.Node);
            if (reported.Add((descriptor.Id, origin.Place, origin.Cause)))
            {
                string helper = origin.Helper is null ? "" : $" (in '{origin.Helper}', called here)";
                RuleSources.Report(reporter, descriptor, origin, [.. finding.Arguments.Cast<object>(), helper]);
            }
        }
    }

    /// <summary>
    /// Slots divide by nothing but their denominator, and leave ε out of it only where the declaration says so: OPT057 warns there already.
    /// </summary>
    private static bool IsSaidByDeclaredForm(RuleModel rule, DomainFault fault) =>
        rule.Reference is null
        && fault is DomainFault.DivisionByZero or DomainFault.DivisionByZeroAtFirst
        && rule.Hyperparameters.All(hyperparameter => hyperparameter.Symbol != "epsilon");

    private static DiagnosticDescriptor DescriptorOf(DomainFault fault) => fault switch
    {
        DomainFault.NegativeRoot => Descriptors.NegativeRoot,
        DomainFault.LogarithmOfZero => Descriptors.LogarithmOfZero,
        DomainFault.DivisionByZero => Descriptors.DivisionByZero,
        DomainFault.DivisionByZeroAtFirst => Descriptors.DivisionByZeroAtFirstStep,
        DomainFault.CorrectionFromZero => Descriptors.CorrectionFromZero,
        DomainFault.NegativeBase => Descriptors.PowerOfNegative,
        DomainFault.VaryingPower => Descriptors.VaryingPower,
        _ => Descriptors.ConstantOutOfRange,
    };
}
