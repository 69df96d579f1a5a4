using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Reads optimizers that are declared by attributes on the class alone.</summary>
internal static class DeclaredFormReader
{
    /// <summary>Whether the class carries an attribute that describes a part of a rule.</summary>
    public static bool HasSlots(INamedTypeSymbol type) => false;

    /// <summary>The rule that the attributes describe, or null where they describe none.</summary>
    public static RuleModel? Read(
        INamedTypeSymbol type,
        AttributeData optimizer,
        ClassModel model,
        Compilation compilation,
        DiagnosticReporter reporter,
        CancellationToken token) => null;
}
