using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Use;

/// <summary>Reports what <see cref="UseAnalysis"/> finds, where it stands.</summary>
internal static class UseReporter
{
    /// <summary>The property of a diagnostic that names the parameter, state or hyperparameter it is about, for the code fixes.</summary>
    public const string NameProperty = "name";

    public static void Report(RuleModel rule, RuleSources sources, DiagnosticReporter reporter)
    {
        foreach (UseFinding finding in UseAnalysis.Find(rule))
        {
            reporter.Report(ToDiagnostic(finding, rule, sources));
        }
    }

    private static Diagnostic ToDiagnostic(UseFinding finding, RuleModel rule, RuleSources sources)
    {
        switch (finding.Fault)
        {
            case UseFault.UnmovedParameter:
                return Create(
                    Descriptors.UnmovedParameter, sources.Parameter ?? sources.Declaration, rule.ParameterSymbol, rule.ParameterSymbol);
            case UseFault.OverwrittenParameter:
                RuleOrigin origin = sources.Of(finding.Node);

                // x = m: where m is computed is not where the fault is.
                bool isOther = rule.Graph.Nodes[finding.Node].Arity == 0
                    || rule.Graph.Assignments.Any(value => value.Node == finding.Node && value.Target != AssignmentTarget.Parameter);
                Location? place = (isOther ? sources.Parameter : origin.Place) ?? sources.Declaration;
                return Diagnostic.Create(
                    Descriptors.OverwrittenParameter,
                    place,
                    isOther || origin.Cause is null ? [] : [origin.Cause],
                    Named(rule.ParameterSymbol),
                    rule.ParameterSymbol);
            case UseFault.UnreadGradient:
                return Create(
                    Descriptors.UnreadGradient, sources.Gradient ?? sources.Declaration, rule.GradientSymbol, rule.GradientSymbol, rule.ParameterSymbol);
            case UseFault.UselessHyperparameter:
                string symbol = rule.Hyperparameters[finding.Index].Symbol;
                return Create(Descriptors.UselessHyperparameter, Place(sources.Hyperparameters[finding.Index], sources), symbol, symbol, rule.ParameterSymbol);
            case UseFault.EqualState:
                string equal = rule.States[finding.Index].Symbol;
                string other = rule.States[finding.Other].Symbol;
                return Diagnostic.Create(
                    Descriptors.EqualStates,
                    Place(sources.States[finding.Index], sources),
                    sources.States[finding.Other] is { } first ? [first] : [],
                    Named(equal),
                    equal,
                    other,
                    Bytes(rule, finding.Index));
            case UseFault.UnwrittenState:
                string constant = rule.States[finding.Index].Symbol;
                return Create(
                    Descriptors.UnwrittenState,
                    Place(sources.States[finding.Index], sources),
                    constant,
                    constant,
                    InitialValue(rule, rule.States[finding.Index]),
                    Bytes(rule, finding.Index));
            default:
                string state = rule.States[finding.Index].Symbol;
                string use = finding.Fault switch
                {
                    UseFault.UnusedState => "neither read nor written",
                    UseFault.UnreadState => "written but never read",
                    _ => "read only for values that never reach '" + rule.ParameterSymbol + "'",
                };
                return Create(Descriptors.UnreadState, Place(sources.States[finding.Index], sources), state, state, use, Bytes(rule, finding.Index));
        }
    }

    private static Diagnostic Create(DiagnosticDescriptor descriptor, Location? place, string name, params object[] arguments) =>
        Diagnostic.Create(descriptor, place, Named(name), arguments);

    private static ImmutableDictionary<string, string?> Named(string name) =>
        ImmutableDictionary<string, string?>.Empty.Add(NameProperty, name);

    private static Location? Place(Location? place, RuleSources sources) => place ?? sources.Declaration;

    /// <summary>What one state costs, in the element types that the optimizer is made for; with 16-bit parameters, it is a float.</summary>
    private static string Bytes(RuleModel rule, int state)
    {
        if (rule.States[state].Shape != StateShape.Element)
        {
            return rule.States[state].Shape == StateShape.Uniform ? "8 bytes per tensor" : $"8 bytes per {rule.States[state].Shape.ToString().ToLowerInvariant()}";
        }

        List<string> costs = [];
        if ((rule.Types & ~NumericTypes.Double) != 0)
        {
            costs.Add("4 bytes per element in float");
        }

        if (rule.Types.HasFlag(NumericTypes.Double))
        {
            costs.Add(costs.Count == 0 ? "8 bytes per element in double" : "8 in double");
        }

        return string.Join(" and ", costs);
    }

    private static string InitialValue(RuleModel rule, StateModel state) => state.Initially switch
    {
        InitialValueKind.Hyperparameter => $"'{rule.Hyperparameters[state.InitialHyperparameter].Symbol}'",
        InitialValueKind.Constant => state.InitialValue.ToString("R", CultureInfo.InvariantCulture),
        _ => "0",
    };
}
