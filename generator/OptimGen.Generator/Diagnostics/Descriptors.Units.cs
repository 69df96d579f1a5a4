using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <content>What is wrong with the units of a rule.</content>
internal static partial class Descriptors
{
    /// <summary>Format: <c>"{0} has the unit {1}, but {2} has {3}: {4}; or write Rule.AnyUnit(…) where the method itself breaks the units"</c>.</summary>
    public static readonly DiagnosticDescriptor TwoUnitsMeet = new(
        "OPT070",
        "Two units meet",
        "{0} has the unit {1}, but {2} has {3}: {4}; or write Rule.AnyUnit(…) where the method itself breaks the units",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT070"));

    /// <summary>Format: <c>"'{0}' would need two units, {1} in {2} and {3} in {4}; use two hyperparameters, or write Rule.AnyUnit(…) in one of the places"</c>.</summary>
    public static readonly DiagnosticDescriptor HyperparameterNeedsTwoUnits = new(
        "OPT071",
        "Hyperparameter would need two units",
        "'{0}' would need two units, {1} in {2} and {3} in {4}; use two hyperparameters, or write Rule.AnyUnit(…) in one of the places",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT071"));

    /// <summary>Format: <c>"'{0}' would have the unit {1}, where only {2} make sense: {3}"</c>.</summary>
    public static readonly DiagnosticDescriptor ImpossibleHyperparameterUnit = new(
        "OPT072",
        "Learning rate or weight decay has a unit that no rule gives it",
        "'{0}' would have the unit {1}, where only {2} make sense: {3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT072"));

    /// <summary>Format: <c>"'{0}' would end the step with the unit {1} instead of X; add a step of unit X to it, or multiply it by plain numbers alone"</c>.</summary>
    public static readonly DiagnosticDescriptor ParameterUnit = new(
        "OPT073",
        "Parameter changes its unit",
        "'{0}' would end the step with the unit {1} instead of X; add a step of unit X to it, or multiply it by plain numbers alone",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT073"));

    /// <summary>Format: <c>"'{0}' would have the unit {1}, where {2} is usual: {3}"</c>.</summary>
    public static readonly DiagnosticDescriptor UnusualHyperparameterUnit = new(
        "OPT074",
        "Unusual unit of a hyperparameter",
        "'{0}' would have the unit {1}, where {2} is usual: {3}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT074"));

    /// <summary>Format: <c>"{0} in '{1}' is a plain number where the unit {2} is needed; make it a hyperparameter, which takes the unit, or write Rule.AnyUnit({0})"</c>.</summary>
    public static readonly DiagnosticDescriptor PlainNumberNeedsUnit = new(
        "OPT075",
        "Plain number where a unit is needed",
        "{0} in '{1}' is a plain number where the unit {2} is needed; make it a hyperparameter, which takes the unit, or write Rule.AnyUnit({0})",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT075"));
}
