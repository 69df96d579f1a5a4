using System.Threading;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Reads a class in the declared form: attributes in, the same rule out that the rule form would give.</summary>
internal static class DeclaredFormReader
{
    /// <summary>Whether a class has any attribute of the declared form.</summary>
    public static bool HasSlots(INamedTypeSymbol type) => SlotReader.HasSlots(type);

    /// <summary>Whether it has one that cannot stand around a method with <c>[UpdateRule]</c>.</summary>
    public static bool HasSlotsOfStep(INamedTypeSymbol type) => SlotReader.HasSlotsOfStep(type);

    /// <summary>The rule that a class declares.</summary>
    /// <param name="type">The class.</param>
    /// <param name="optimizer">The attribute that makes it an optimizer.</param>
    /// <param name="model">Where its generated half goes.</param>
    /// <param name="compilation">What it is compiled with.</param>
    /// <param name="reporter">Where findings go.</param>
    /// <param name="token">Stops the reading.</param>
    /// <returns>The rule, or null where there is none: an error was reported, or the compiler reports one.</returns>
    public static SourcedRule? Read(
        INamedTypeSymbol type,
        AttributeData optimizer,
        ClassModel model,
        Compilation compilation,
        DiagnosticReporter reporter,
        CancellationToken token)
    {
        _ = compilation;
        token.ThrowIfCancellationRequested();
        if (SlotReader.Read(type, optimizer, token) is not { } slots)
        {
            return null;
        }

        SlotChecks.Run(slots, reporter);
        return reporter.HasErrors || slots.Step is null ? null : Expansion.Expand(slots, slots.Step, model, reporter.IsListening);
    }
}
