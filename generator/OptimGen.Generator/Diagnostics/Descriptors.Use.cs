using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <content>What is wrong with the use of states, hyperparameters, parameter and gradient.</content>
internal static partial class Descriptors
{
    /// <summary>Format: <c>"The state '{0}' is {1}; read it or remove it: it costs {2}"</c>.</summary>
    public static readonly DiagnosticDescriptor UnreadState = new(
        "OPT080",
        "A state is never read",
        "The state '{0}' is {1}; read it or remove it: it costs {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT080"));

    /// <summary>Format: <c>"The state '{0}' is never written, so every element keeps {1} for ever and costs {2}; make it a hyperparameter, or write it"</c>.</summary>
    public static readonly DiagnosticDescriptor UnwrittenState = new(
        "OPT081",
        "A state is never written",
        "The state '{0}' is never written, so every element keeps {1} for ever and costs {2}; make it a hyperparameter, or write it",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT081"));

    /// <summary>Format: <c>"Neither '{1}' nor any state depends on the hyperparameter '{0}', so setting it changes nothing; use it or remove it"</c>.</summary>
    public static readonly DiagnosticDescriptor UselessHyperparameter = new(
        "OPT082",
        "A hyperparameter changes nothing",
        "Neither '{1}' nor any state depends on the hyperparameter '{0}', so setting it changes nothing; use it or remove it",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT082"));

    /// <summary>Format: <c>"The rule leaves '{0}' as it was, so nothing is learned; subtract the step from it: '{0} -= …'"</c>.</summary>
    public static readonly DiagnosticDescriptor UnmovedParameter = new(
        "OPT083",
        "The parameter never moves",
        "The rule leaves '{0}' as it was, so nothing is learned; subtract the step from it: '{0} -= …'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT083"));

    /// <summary>Format: <c>"The new value of '{0}' does not carry the old one, so the step takes the parameter's place; subtract it: '{0} -= …'"</c>.</summary>
    public static readonly DiagnosticDescriptor OverwrittenParameter = new(
        "OPT084",
        "The parameter is overwritten",
        "The new value of '{0}' does not carry the old one, so the step takes the parameter's place; subtract it: '{0} -= …'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT084"));

    /// <summary>Format: <c>"'{1}' never depends on the gradient '{0}', so nothing is learned; compute the step from '{0}'"</c>.</summary>
    public static readonly DiagnosticDescriptor UnreadGradient = new(
        "OPT085",
        "The gradient is never read",
        "'{1}' never depends on the gradient '{0}', so nothing is learned; compute the step from '{0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT085"));

    /// <summary>Format: <c>"The states '{0}' and '{1}' start alike and are always given the same value; keep '{1}' alone and save {2}"</c>.</summary>
    public static readonly DiagnosticDescriptor EqualStates = new(
        "OPT086",
        "Two states always hold the same value",
        "The states '{0}' and '{1}' start alike and are always given the same value; keep '{1}' alone and save {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT086"));
}
