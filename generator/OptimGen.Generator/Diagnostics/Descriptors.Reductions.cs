using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <content>What is wrong with a reduction.</content>
internal static partial class Descriptors
{
    /// <summary>Format: <c>"'{0}' takes a value from every element, but not all of them get here: …{1}"</c>.</summary>
    public static readonly DiagnosticDescriptor ReductionUnderVaryingCondition = new(
        "OPT120",
        "Reduction that not all elements reach",
        "'{0}' takes a value from every element, but not all of them get here; move it before the condition, and choose between values by '?:'{1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT120"));

    /// <summary>Format: <c>"'{0}' has nothing to reduce: {1}{2}"</c>.</summary>
    public static readonly DiagnosticDescriptor ReductionOfSharedValue = new(
        "OPT121",
        "Reduction of what does not vary",
        "'{0}' has nothing to reduce: {1}{2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT121"));

    /// <summary>Format: <c>"'{0}' would divide the tensor in two ways; …{1}"</c>.</summary>
    public static readonly DiagnosticDescriptor BlocksAndRows = new(
        "OPT122",
        "Blocks beside rows or columns",
        "'{0}' would divide the tensor in two ways; a rule reduces and keeps states either over blocks or over rows and columns{1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT122"));
}
