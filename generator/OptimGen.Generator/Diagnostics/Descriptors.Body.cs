using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <content>What is wrong in the body of an update rule. The last argument of each says in which helper the fault lies, or nothing.</content>
internal static partial class Descriptors
{
    /// <summary>Format: <c>"{0} cannot be used in an update rule; {1}{2}"</c>.</summary>
    public static readonly DiagnosticDescriptor UnsupportedStatement = new(
        "OPT025",
        "Statement not supported in an update rule",
        "{0} cannot be used in an update rule; {1}{2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT025"));

    /// <summary>Format: <c>"{0} cannot be used in an update rule; {1}{2}"</c>.</summary>
    public static readonly DiagnosticDescriptor UnsupportedExpression = new(
        "OPT026",
        "Expression not supported in an update rule",
        "{0} cannot be used in an update rule; {1}{2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT026"));

    /// <summary>Format: <c>"A rule computes with real numbers, and '{0}' is of type '{1}'; use double, int, long or bool{2}"</c>.</summary>
    public static readonly DiagnosticDescriptor UnsupportedType = new(
        "OPT027",
        "Type not supported in an update rule",
        "A rule computes with real numbers, and '{0}' is of type '{1}'; use double, int, long or bool{2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT027"));

    /// <summary>Format: <c>"This converts '{0}' to '{1}' and loses digits; rules are real arithmetic, so keep it a double (Math.Truncate, Math.Floor or Math.Ceiling make it whole){2}"</c>.</summary>
    public static readonly DiagnosticDescriptor LossyConversion = new(
        "OPT028",
        "Conversion that loses digits",
        "This converts '{0}' to '{1}' and loses digits; rules are real arithmetic, so keep it a double (Math.Truncate, Math.Floor or Math.Ceiling make it whole){2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT028"));

    /// <summary>Format: <c>"'{0}' divides integers and drops the fraction; write '(double){1} / {2}', or use '%' to act every few steps{3}"</c>.</summary>
    public static readonly DiagnosticDescriptor IntegerDivision = new(
        "OPT029",
        "Division of integers",
        "'{0}' divides integers and drops the fraction; write '(double){1} / {2}', or use '%' to act every few steps{3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT029"));

    /// <summary>Format: <c>"'{0}' cannot be used in an update rule; {1}{2}"</c>.</summary>
    public static readonly DiagnosticDescriptor UnsupportedFunction = new(
        "OPT030",
        "Function not supported in an update rule",
        "'{0}' cannot be used in an update rule; {1}{2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT030"));

    /// <summary>Format: <c>"'{0}' throws where {1}, which no kernel can do; use '{2}'{3}"</c>.</summary>
    public static readonly DiagnosticDescriptor ReplacedFunction = new(
        "OPT031",
        "Function that throws for some numbers",
        "'{0}' throws where {1}, which no kernel can do; use '{2}'{3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT031"));

    /// <summary>Format: <c>"The body of '{0}' is not in this project, so it cannot become part of the kernel; copy the method into the project{1}"</c>.</summary>
    public static readonly DiagnosticDescriptor HelperWithoutSource = new(
        "OPT033",
        "Helper whose body cannot be seen",
        "The body of '{0}' is not in this project, so it cannot become part of the kernel; copy the method into the project{1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT033"));

    /// <summary>Format: <c>"'{0}' calls itself, directly or through others; write the steps out or use a closed form{1}"</c>.</summary>
    public static readonly DiagnosticDescriptor RecursiveHelper = new(
        "OPT034",
        "Helper that calls itself",
        "'{0}' calls itself, directly or through others; write the steps out or use a closed form{1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT034"));

    /// <summary>Format: <c>"'{0}' has more than {1} operations after all calls are written out; look for a helper that calls others several times, and keep common values in locals"</c>.</summary>
    public static readonly DiagnosticDescriptor RuleTooLarge = new(
        "OPT035",
        "Rule too large",
        "'{0}' has more than {1} operations after all calls are written out; look for a helper that calls others several times, and keep common values in locals",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT035"));

    /// <summary>Format: <c>"'{0}' is stored outside the rule, and a kernel sees only the rule's parameters; make it a const, a hyperparameter (a parameter with a default) or a state (ref double){1}"</c>.</summary>
    public static readonly DiagnosticDescriptor ValueOutsideRule = new(
        "OPT036",
        "Value from outside the rule",
        "'{0}' is stored outside the rule, and a kernel sees only the rule's parameters; make it a const, a hyperparameter (a parameter with a default) or a state (ref double){1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT036"));

    /// <summary>Format: <c>"Whether this return is reached differs from element to element; put what follows it into an 'else'{0}"</c>.</summary>
    public static readonly DiagnosticDescriptor VaryingReturn = new(
        "OPT037",
        "Return that depends on the element",
        "Whether this return is reached differs from element to element; put what follows it into an 'else'{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT037"));

    /// <summary>Format: <c>"'{0}' cannot be part of an update rule because it {1}; use a static method with double, int, long or bool parameters{2}"</c>.</summary>
    public static readonly DiagnosticDescriptor UnsupportedHelper = new(
        "OPT038",
        "Helper that cannot be inlined",
        "'{0}' cannot be part of an update rule because it {1}; use a static method with double, int, long or bool parameters{2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT038"));

    /// <summary>Format: <c>"The state '{0}' is one value for {1}, but here it takes one that differs between its elements; remove [{2}], or make one value of many by a reduction such as Reduce.Mean{3}"</c>.</summary>
    public static readonly DiagnosticDescriptor VaryingUniformState = new(
        "OPT100",
        "Shared state takes a varying value",
        "The state '{0}' is one value for {1}, but here it takes one that differs between its elements; remove [{2}], or make one value of many by a reduction such as Reduce.Mean{3}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinks.Of("OPT100"));
}
