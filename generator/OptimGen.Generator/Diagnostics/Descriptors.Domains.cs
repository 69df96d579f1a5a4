using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <content>
/// What may have no value for numbers that the rule can meet. The last argument of each says in which helper the fault lies, or nothing.
/// </content>
internal static partial class Descriptors
{
    /// <summary>Format: <c>"The square root of '{0}' is NaN where that is below zero, and it lies in {1}; where only rounding takes it there, write Math.Max(…, 0) inside the root, otherwise look for a wrong sign{2}"</c>.</summary>
    public static readonly DiagnosticDescriptor NegativeRoot = new(
        "OPT060",
        "Square root of what may be negative",
        "The square root of '{0}' is NaN where that is below zero, and it lies in {1}; where only rounding takes it there, write Math.Max(…, 0) inside the root, otherwise look for a wrong sign{2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT060"));

    /// <summary>Format: <c>"The logarithm of '{0}' is infinite at zero and NaN below, and that lies in {1}; add a [Positive] hyperparameter to it, or take Math.Max of it and one{2}"</c>.</summary>
    public static readonly DiagnosticDescriptor LogarithmOfZero = new(
        "OPT061",
        "Logarithm of what may be zero or negative",
        "The logarithm of '{0}' is infinite at zero and NaN below, and that lies in {1}; add a [Positive] hyperparameter to it, or take Math.Max of it and one{2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT061"));

    /// <summary>Format: <c>"'{0}' divides and may be zero: it lies in {1}; {2}{3}"</c>.</summary>
    public static readonly DiagnosticDescriptor DivisionByZero = new(
        "OPT062",
        "Division by what may be zero",
        "'{0}' divides and may be zero: it lies in {1}; {2}{3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT062"));

    /// <summary>Format: <c>"'{0}' divides and is zero on the first step, where states still have their initial values: it lies in {1} there, and in {2} later; update the state before the division, give it a positive initial value with [Initially], or write Rule.Ratio{3}"</c>.</summary>
    public static readonly DiagnosticDescriptor DivisionByZeroAtFirstStep = new(
        "OPT063",
        "Division by zero on the first step",
        "'{0}' divides and is zero on the first step, where states still have their initial values: it lies in {1} there, and in {2} later; update the state before the division, give it a positive initial value with [Initially], or write Rule.Ratio{3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT063"));

    /// <summary>Format: <c>"'{0}' divides and is zero where the step of its correction is: '{1}' lies in {2}; the step number starts at 1, so use it as it is{3}"</c>.</summary>
    public static readonly DiagnosticDescriptor CorrectionFromZero = new(
        "OPT064",
        "Correction that counts steps from zero",
        "'{0}' divides and is zero where the step of its correction is: '{1}' lies in {2}; the step number starts at 1, so use it as it is{3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT064"));

    /// <summary>Format: <c>"{0} is {1}, which is {2} in {3}, whose numbers go from {4} to {5}; choose one of those, or leave NumericTypes.{6} out of [Optimizer]{7}"</c>.</summary>
    public static readonly DiagnosticDescriptor ConstantOutOfRange = new(
        "OPT065",
        "Constant that an element type has no number for",
        "{0} is {1}, which is {2} in {3}, whose numbers go from {4} to {5}; choose one of those, or leave NumericTypes.{6} out of [Optimizer]{7}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT065"));

    /// <summary>Format: <c>"'{0}' to the power of '{1}' is NaN where the first is below zero, and it lies in {2}; give it a range without negative numbers, or write Math.Max(…, 0){3}"</c>.</summary>
    public static readonly DiagnosticDescriptor PowerOfNegative = new(
        "OPT066",
        "Power of what may be negative",
        "'{0}' to the power of '{1}' is NaN where the first is below zero, and it lies in {2}; give it a range without negative numbers, or write Math.Max(…, 0){3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT066"));

    /// <summary>Format: <c>"A kernel takes '{0}' to the power of '{1}' through the logarithm of the first, which lies in {2}; keep it above zero, with Math.Max(…, epsilon) or the like, or write products for a whole exponent{3}"</c>.</summary>
    public static readonly DiagnosticDescriptor VaryingPower = new(
        "OPT067",
        "Power through a logarithm that may not exist",
        "A kernel takes '{0}' to the power of '{1}' through the logarithm of the first, which lies in {2}; keep it above zero, with Math.Max(…, epsilon) or the like, or write products for a whole exponent{3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT067"));
}
