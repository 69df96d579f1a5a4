using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <content>What is wrong with slots of the declared form.</content>
internal static partial class Descriptors
{
    /// <summary>Format: <c>"A class in the declared form needs [Step]: add it, with a StepForm that says what is subtracted from the parameter"</c>.</summary>
    public static readonly DiagnosticDescriptor StepMissing = new(
        "OPT040",
        "The step is missing",
        "A class in the declared form needs [Step]: add it, with a StepForm that says what is subtracted from the parameter",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT040"));

    /// <summary>Format: <c>"Step(Momentum) needs a first moment of the gradient; add [FirstMoment], or write Step(Gradient)"</c>.</summary>
    public static readonly DiagnosticDescriptor FirstMomentMissing = new(
        "OPT041",
        "The step needs a first moment",
        "Step(Momentum) needs a first moment of the gradient; add [FirstMoment], or write Step(Gradient)",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT041"));

    /// <summary>Format: <c>"Step(Ratio) divides by the root of a second moment; add [SecondMoment], or write another step"</c>.</summary>
    public static readonly DiagnosticDescriptor SecondMomentMissing = new(
        "OPT042",
        "The step needs a second moment",
        "Step(Ratio) divides by the root of a second moment; add [SecondMoment], or write another step",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT042"));

    /// <summary>Format: <c>"Nothing uses {0}: {1}; remove it"</c>.</summary>
    public static readonly DiagnosticDescriptor NothingUsesThis = new(
        "OPT043",
        "Nothing uses this slot or option",
        "Nothing uses {0}: {1}; remove it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT043"));

    /// <summary>Format: <c>"{0} is {1}, but must be {2}"</c>.</summary>
    public static readonly DiagnosticDescriptor ValueOutsideRange = new(
        "OPT044",
        "A declared value is outside its range",
        "{0} is {1}, but must be {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT044"));

    /// <summary>Format: <c>"Nesterov cannot be combined with {0}"</c>.</summary>
    public static readonly DiagnosticDescriptor NesterovRefused = new(
        "OPT045",
        "Nesterov contradicts another option",
        "Nesterov cannot be combined with {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT045"));

    /// <summary>Format: <c>"Dampening belongs to FirstMomentForm.Accumulate of the gradient: {0}; remove it"</c>.</summary>
    public static readonly DiagnosticDescriptor DampeningWithoutAccumulation = new(
        "OPT046",
        "Dampening needs an accumulated moment",
        "Dampening belongs to FirstMomentForm.Accumulate of the gradient: {0}; remove it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT046"));

    /// <summary>Format: <c>"This first moment cannot be of the step: {0}"</c>.</summary>
    public static readonly DiagnosticDescriptor MomentOfStepRefused = new(
        "OPT047",
        "A first moment of the step contradicts another option",
        "This first moment cannot be of the step: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT047"));

    /// <summary>Format: <c>"Centered cannot be combined with {0}"</c>.</summary>
    public static readonly DiagnosticDescriptor CenteredRefused = new(
        "OPT048",
        "Centered contradicts another option",
        "Centered cannot be combined with {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT048"));

    /// <summary>Format: <c>"EmaOfDeviations takes the gradient's deviation from its average; add [FirstMoment(FirstMomentForm.Ema)] of the gradient"</c>.</summary>
    public static readonly DiagnosticDescriptor DeviationsWithoutAverage = new(
        "OPT049",
        "Deviations need an average",
        "EmaOfDeviations takes the gradient's deviation from its average; add [FirstMoment(FirstMomentForm.Ema)] of the gradient",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT049"));

    /// <summary>Format: <c>"The {0} moment has no bias to correct: {1}"</c>.</summary>
    public static readonly DiagnosticDescriptor CannotBeCorrected = new(
        "OPT050",
        "This moment cannot be corrected",
        "The {0} moment has no bias to correct: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT050"));

    /// <summary>Format: <c>"There is nothing to correct: {0}; remove [BiasCorrection]"</c>.</summary>
    public static readonly DiagnosticDescriptor NothingToCorrect = new(
        "OPT051",
        "Bias correction changes nothing",
        "There is nothing to correct: {0}; remove [BiasCorrection]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT051"));

    /// <summary>Format: <c>"Without a correction of the second moment, EpsilonPlacement.Reordered is the same as Outside; write Outside"</c>.</summary>
    public static readonly DiagnosticDescriptor ReorderedChangesNothing = new(
        "OPT052",
        "Reordered is the same as Outside",
        "Without a correction of the second moment, EpsilonPlacement.Reordered is the same as Outside; write Outside",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT052"));

    /// <summary>Format: <c>"EpsilonPlacement has '{0}', but at most one of Outside, Inside and Reordered is possible"</c>.</summary>
    public static readonly DiagnosticDescriptor EpsilonTwice = new(
        "OPT053",
        "Epsilon stands in two places of one denominator",
        "EpsilonPlacement has '{0}', but at most one of Outside, Inside and Reordered is possible",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT053"));

    /// <summary>Format: <c>"EpsilonPlacement.{0} has no meaning here: {1}"</c>.</summary>
    public static readonly DiagnosticDescriptor NoPlaceForEpsilon = new(
        "OPT054",
        "Epsilon has no such place",
        "EpsilonPlacement.{0} has no meaning here: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT054"));

    /// <summary>Format: <c>"A sum of squares never falls, so its running maximum is the sum itself; remove RunningMaximum"</c>.</summary>
    public static readonly DiagnosticDescriptor MaximumOfSum = new(
        "OPT055",
        "A running maximum of a sum",
        "A sum of squares never falls, so its running maximum is the sum itself; remove RunningMaximum",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT055"));

    /// <summary>Format: <c>"The initial {0} moment must be 0: {1}"</c>.</summary>
    public static readonly DiagnosticDescriptor InitialMomentUnused = new(
        "OPT056",
        "An initial value for a moment that does not read it",
        "The initial {0} moment must be 0: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT056"));

    /// <summary>Format: <c>"Without an epsilon, an element whose gradient has always been zero is divided by zero and becomes NaN"</c>.</summary>
    public static readonly DiagnosticDescriptor NoEpsilon = new(
        "OPT057",
        "Nothing keeps the denominator from zero",
        "Without an epsilon, an element whose gradient has always been zero is divided by zero and becomes NaN",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT057"));

    /// <summary>Format: <c>"There is no rate of each element to clip: {0}"</c>.</summary>
    public static readonly DiagnosticDescriptor ClipStepRefused = new(
        "OPT058",
        "There is no rate to clip",
        "There is no rate of each element to clip: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT058"));

    /// <summary>Format: <c>"This weight decay cannot stand around a method with [UpdateRule]: {0}"</c>.</summary>
    public static readonly DiagnosticDescriptor SlotAroundRule = new(
        "OPT059",
        "A slot that cannot stand around a rule",
        "This weight decay cannot stand around a method with [UpdateRule]: {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT059"));
}
