using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <content>What is wrong with the class of an optimizer.</content>
internal static partial class Descriptors
{
    /// <summary>Format: <c>"'{0}' must be partial because its other half is generated; write 'partial class {0}'"</c>.</summary>
    public static readonly DiagnosticDescriptor ClassNotPartial = new(
        "OPT001",
        "Optimizer class is not partial",
        "'{0}' must be partial because its other half is generated; write 'partial class {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT001"));

    /// <summary>Format: <c>"'{0}' contains the optimizer '{1}' and must be partial too; add 'partial' to '{0}'"</c>.</summary>
    public static readonly DiagnosticDescriptor OuterTypeNotPartial = new(
        "OPT002",
        "Type around an optimizer is not partial",
        "'{0}' contains the optimizer '{1}' and must be partial too; add 'partial' to '{0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT002"));

    /// <summary>Format: <c>"'{0}' is visible in its own file only, so its generated half cannot be part of it; remove 'file' from '{1}'"</c>.</summary>
    public static readonly DiagnosticDescriptor FileLocalClass = new(
        "OPT003",
        "Optimizer in a file-local type",
        "'{0}' is visible in its own file only, so its generated half cannot be part of it; remove 'file' from '{1}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT003"));

    /// <summary>Format: <c>"'{0}' is a record, whose equality and copying would share settings unnoticed; declare it as 'partial class {0}'"</c>.</summary>
    public static readonly DiagnosticDescriptor RecordClass = new(
        "OPT004",
        "Optimizer is a record",
        "'{0}' is a record, whose equality and copying would share settings unnoticed; declare it as 'partial class {0}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT004"));

    /// <summary>Format: <c>"'{0}' is {1}, so nobody could create it; remove '{1}'"</c>.</summary>
    public static readonly DiagnosticDescriptor StaticOrAbstractClass = new(
        "OPT005",
        "Optimizer is static or abstract",
        "'{0}' is {1}, so nobody could create it; remove '{1}'",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT005"));

    /// <summary>Format: <c>"'{0}' has type parameters, and kernels are generated for given types only; remove them from '{0}' and list the element types in [Optimizer]"</c>.</summary>
    public static readonly DiagnosticDescriptor GenericClass = new(
        "OPT006",
        "Optimizer is generic or in a generic type",
        "'{0}' has type parameters, and kernels are generated for given types only; remove them from '{0}' and list the element types in [Optimizer]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT006"));

    /// <summary>Format: <c>"'{0}' derives from '{1}', whose members the generated half could hide or call by mistake; remove the base class and share code through static methods"</c>.</summary>
    public static readonly DiagnosticDescriptor BaseClass = new(
        "OPT007",
        "Optimizer has a base class",
        "'{0}' derives from '{1}', whose members the generated half could hide or call by mistake; remove the base class and share code through static methods",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT007"));

    /// <summary>Format: <c>"'{0}' has a primary constructor, which would have to set what the rule declares; remove its parameter list, hyperparameters become properties"</c>.</summary>
    public static readonly DiagnosticDescriptor PrimaryConstructor = new(
        "OPT008",
        "Optimizer has a primary constructor",
        "'{0}' has a primary constructor, which would have to set what the rule declares; remove its parameter list, hyperparameters become properties",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT008"));

    /// <summary>Format: <c>"Generated optimizers need C# 9 or later, and '{0}' is compiled as C# {1}; raise LangVersion in the project file"</c>.</summary>
    public static readonly DiagnosticDescriptor LanguageVersionTooLow = new(
        "OPT009",
        "C# version too low for the generated code",
        "Generated optimizers need C# 9 or later, and '{0}' is compiled as C# {1}; raise LangVersion in the project file",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT009"));

    /// <summary>Format: <c>"'{0}' is the name of a member that is generated for '{1}'; give this one another name"</c>.</summary>
    public static readonly DiagnosticDescriptor MemberCollision = new(
        "OPT010",
        "Member has the name of a generated member",
        "'{0}' is the name of a member that is generated for '{1}'; give this one another name",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT010"));

    /// <summary>Format: <c>"'{0}' hides the type of that name that the kernels of '{1}' are written with; give it another name, or move '{1}' to another namespace"</c>.</summary>
    public static readonly DiagnosticDescriptor HiddenName = new(
        "OPT039",
        "A name that kernels need is hidden",
        "'{0}' hides the type of that name that the kernels of '{1}' are written with; give it another name, or move '{1}' to another namespace",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT039"));

    /// <summary>Format: <c>"'{0}' asks for no known element type; name one or several of NumericTypes.Single, Double, Half and BFloat16 in [Optimizer], or nothing for the first two"</c>.</summary>
    public static readonly DiagnosticDescriptor NoNumericTypes = new(
        "OPT011",
        "Optimizer for no known element type",
        "'{0}' asks for no known element type; name one or several of NumericTypes.Single, Double, Half and BFloat16 in [Optimizer], or nothing for the first two",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT011"));

    /// <summary>Format: <c>"'{0}' says nothing about its update; write a static method with [UpdateRule], or describe the step with [Step] and other attributes on the class"</c>.</summary>
    public static readonly DiagnosticDescriptor NoRule = new(
        "OPT012",
        "Optimizer without a rule",
        "'{0}' says nothing about its update; write a static method with [UpdateRule], or describe the step with [Step] and other attributes on the class",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT012"));

    /// <summary>Format: <c>"'{0}' has an [UpdateRule] method, and attributes on the class that describe another rule; remove one of the two ([WeightDecay], [ClipGradient], [Maximize] and [Lookahead] may stay)"</c>.</summary>
    public static readonly DiagnosticDescriptor TwoForms = new(
        "OPT013",
        "Optimizer declared in both forms",
        "'{0}' has an [UpdateRule] method, and attributes on the class that describe another rule; remove one of the two ([WeightDecay], [ClipGradient], [Maximize] and [Lookahead] may stay)",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT013"));

    /// <summary>Format: <c>"'{0}' and '{1}' are phases of '{2}' in two declarations of it, so neither comes first; write them below each other"</c>.</summary>
    public static readonly DiagnosticDescriptor SeveralRules = new(
        "OPT014",
        "Phases without an order",
        "'{0}' and '{1}' are phases of '{2}' in two declarations of it, so neither comes first; write them below each other",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT014"));
}
