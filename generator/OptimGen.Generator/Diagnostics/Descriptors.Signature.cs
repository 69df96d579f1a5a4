using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <content>What is wrong with the signature of an update rule.</content>
internal static partial class Descriptors
{
    /// <summary>Format: <c>"The update rule '{0}' {1}; write it as 'static void {0}(ref double x, double g, …)' with a body"</c>.</summary>
    public static readonly DiagnosticDescriptor RuleMethodShape = new(
        "OPT015",
        "Update rule is not a plain static method",
        "The update rule '{0}' {1}; write it as 'static void {0}(ref double x, double g, …)' with a body",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT015"));

    /// <summary>Format: <c>"The update rule '{0}' has no {1}; add '{2}'"</c>.</summary>
    public static readonly DiagnosticDescriptor MissingRuleParameter = new(
        "OPT016",
        "Update rule without parameter or gradient",
        "The update rule '{0}' has no {1}; add '{2}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT016"));

    /// <summary>Format: <c>"'{0}' cannot be a parameter of an update rule: {1}"</c>.</summary>
    public static readonly DiagnosticDescriptor UnsupportedParameter = new(
        "OPT017",
        "Parameter of an update rule not understood",
        "'{0}' cannot be a parameter of an update rule: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT017"));

    /// <summary>Format: <c>"'{0}' has no default, and the gradient is already '{1}'; give '{0}' a default to make it a hyperparameter, or write 'ref double {0}' to make it a state"</c>.</summary>
    public static readonly DiagnosticDescriptor HyperparameterWithoutDefault = new(
        "OPT018",
        "Hyperparameter without a default",
        "'{0}' has no default, and the gradient is already '{1}'; give '{0}' a default to make it a hyperparameter, or write 'ref double {0}' to make it a state",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT018"));

    /// <summary>Format: <c>"The step number is already '{0}'; give '{1}' a default to make it a hyperparameter, or remove it"</c>.</summary>
    public static readonly DiagnosticDescriptor SecondStepNumber = new(
        "OPT019",
        "Second step number",
        "The step number is already '{0}'; give '{1}' a default to make it a hyperparameter, or remove it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT019"));

    /// <summary>Format: <c>"The hyperparameter '{0}' becomes the property '{1}', which is also the name of {2}; rename the hyperparameter"</c>.</summary>
    public static readonly DiagnosticDescriptor PropertyCollision = new(
        "OPT020",
        "Hyperparameter has the name of another generated member",
        "The hyperparameter '{0}' becomes the property '{1}', which is also the name of {2}; rename the hyperparameter",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT020"));

    /// <summary>Format: <c>"[{0}] has no meaning on '{1}'; {2}"</c>.</summary>
    public static readonly DiagnosticDescriptor MisplacedAttribute = new(
        "OPT021",
        "Attribute on a parameter that it says nothing about",
        "[{0}] has no meaning on '{1}'; {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT021"));

    /// <summary>Format: <c>"The default of '{0}' is {1}, which is not in {2}; change the default or the range"</c>.</summary>
    public static readonly DiagnosticDescriptor DefaultOutOfRange = new(
        "OPT022",
        "Default outside its range",
        "The default of '{0}' is {1}, which is not in {2}; change the default or the range",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT022"));

    /// <summary>Format: <c>"No value of '{0}' could satisfy its range attributes; correct or remove one of them"</c>.</summary>
    public static readonly DiagnosticDescriptor EmptyRange = new(
        "OPT023",
        "Range without values",
        "No value of '{0}' could satisfy its range attributes; correct or remove one of them",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT023"));

    /// <summary>Format: <c>"The state '{0}' cannot start as {1}; use a number, nameof({2}) or the name of a double or int hyperparameter"</c>.</summary>
    public static readonly DiagnosticDescriptor UnknownInitialValue = new(
        "OPT024",
        "Initial value not understood",
        "The state '{0}' cannot start as {1}; use a number, nameof({2}) or the name of a double or int hyperparameter",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT024"));

    /// <summary>Format: <c>"'{0}' cannot be what '{1}' was: that is no double or int hyperparameter of this rule; name one"</c>.</summary>
    public static readonly DiagnosticDescriptor UnknownHyperparameter = new(
        "OPT110",
        "No hyperparameter of this name",
        "'{0}' cannot be what '{1}' was: that is no double or int hyperparameter of this rule; name one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT110"));

    /// <summary>Format: <c>"'{0}' has no meaning in the view '{1}'; name the rule's parameter, a state with one value per element or tensor, or a hyperparameter, by value, with its type and without a default"</c>.</summary>
    public static readonly DiagnosticDescriptor UnknownViewParameter = new(
        "OPT111",
        "Nothing of this name for a view",
        "'{0}' has no meaning in the view '{1}'; name the rule's parameter, a state with one value per element or tensor, or a hyperparameter, by value, with its type and without a default",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT111"));

    /// <summary>Format: <c>"The view '{0}' {1}; write it as 'static double {0}(double {2}, …)' of the values of one element"</c>.</summary>
    public static readonly DiagnosticDescriptor ViewShape = new(
        "OPT112",
        "View is no function of one element",
        "The view '{0}' {1}; write it as 'static double {0}(double {2}, …)' of the values of one element",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT112"));

    /// <summary>Format: <c>"Phases share what has one name, but '{0}' has another {1} in an earlier phase; write it alike, or rename one"</c>.</summary>
    public static readonly DiagnosticDescriptor PhasesDiffer = new(
        "OPT113",
        "Phases disagree",
        "Phases share what has one name, but '{0}' has another {1} in an earlier phase; write it alike, or rename one",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT113"));

    /// <summary>Format: <c>"Slots cannot stand around the several phases of '{0}'; write what they do in the phases, or call helpers"</c>.</summary>
    public static readonly DiagnosticDescriptor SlotsAroundPhases = new(
        "OPT114",
        "Slots around several phases",
        "Slots cannot stand around the several phases of '{0}'; write what they do in the phases, or call helpers",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT114"));
}
