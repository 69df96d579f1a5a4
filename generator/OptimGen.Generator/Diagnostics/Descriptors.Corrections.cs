using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <content>What is wrong with averages and the correction of their bias.</content>
internal static partial class Descriptors
{
    /// <summary>Format: <c>"'{0}' is an average with the decay {1}, but it is corrected with the power of {2}, which leaves it biased; use Rule.BiasCorrection({1}, {3})"</c>.</summary>
    public static readonly DiagnosticDescriptor OtherDecayCorrection = new(
        "OPT090",
        "A moment is corrected with another decay",
        "'{0}' is an average with the decay {1}, but it is corrected with the power of {2}, which leaves it biased; use Rule.BiasCorrection({1}, {3})",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT090"));

    /// <summary>Format: <c>"'{0}' {1}, so early steps are scaled up once more; correct it once, by Rule.BiasCorrection({2}, {3})"</c>.</summary>
    public static readonly DiagnosticDescriptor DoubleCorrection = new(
        "OPT091",
        "A moment is corrected twice",
        "'{0}' {1}, so early steps are scaled up once more; correct it once, by Rule.BiasCorrection({2}, {3})",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT091"));

    /// <summary>Format: <c>"'{0}' {1}, so it has no bias that 1 - {2}^{3} could take away; remove the correction"</c>.</summary>
    public static readonly DiagnosticDescriptor NeedlessCorrection = new(
        "OPT092",
        "A correction of what is no average from zero",
        "'{0}' {1}, so it has no bias that 1 - {2}^{3} could take away; remove the correction",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT092"));

    /// <summary>Format: <c>"The average '{0}' keeps {1} of itself and takes {2} of the new value, which do not add up to one; write Rule.Ema({0}, …, {3})"</c>.</summary>
    public static readonly DiagnosticDescriptor UnequalWeights = new(
        "OPT093",
        "The weights of an average do not add up to one",
        "The average '{0}' keeps {1} of itself and takes {2} of the new value, which do not add up to one; write Rule.Ema({0}, …, {3})",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT093"));
}
