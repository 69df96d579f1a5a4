using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>
/// Where the parts of a rule stand in its author's files, and what its calls promise: for the analyses that report. Beside the rule, not
/// in it, because places change with every keystroke.
/// </summary>
/// <param name="Declaration">The class's name, for what has no better place.</param>
/// <param name="Hyperparameters">Each hyperparameter: the method's parameter, or the attribute's argument.</param>
/// <param name="States">Each state: the method's parameter, or the attribute.</param>
/// <param name="Parameter">The parameter's parameter; null in the declared form.</param>
/// <param name="Gradient">The gradient's parameter; null in the declared form.</param>
/// <param name="Calls">The calls of <c>Rule</c>'s functions.</param>
/// <param name="Origins">What <see cref="FunctionCall.Origin"/> and nodes refer to.</param>
/// <param name="NodeOrigins">For each node of the graph, its place in <paramref name="Origins"/>; −1 for none.</param>
internal sealed record RuleSources(
    Location? Declaration,
    IReadOnlyList<Location?> Hyperparameters,
    IReadOnlyList<Location?> States,
    Location? Parameter,
    Location? Gradient,
    IReadOnlyList<FunctionCall> Calls,
    IReadOnlyList<RuleOrigin> Origins,
    IReadOnlyList<int> NodeOrigins)
{
    /// <summary>Where a node is computed.</summary>
    public RuleOrigin Of(int node) => At(NodeOrigins[node]);

    /// <summary>Where a call stands.</summary>
    public RuleOrigin Of(FunctionCall call) => At(call.Origin);

    /// <summary>Reports at a node, with a helper's expression as the cause where it is in one.</summary>
    public void Report(DiagnosticReporter reporter, DiagnosticDescriptor descriptor, int node, params object[] arguments) =>
        Report(reporter, descriptor, Of(node), arguments);

    /// <summary>Reports at a place.</summary>
    public static void Report(DiagnosticReporter reporter, DiagnosticDescriptor descriptor, RuleOrigin origin, params object[] arguments)
    {
        if (origin.Cause is null)
        {
            reporter.Report(descriptor, origin.Place, arguments);
        }
        else
        {
            reporter.ReportWithCauses(descriptor, origin.Place, [origin.Cause], arguments);
        }
    }

    private RuleOrigin At(int origin) => origin >= 0 && origin < Origins.Count ? Origins[origin] : new RuleOrigin(Declaration, null, null);
}
