using System;
using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <summary>Where a reader's findings go: to the analyzer's callback, or, in the generator, nowhere but into the knowledge that there were some.</summary>
internal sealed class DiagnosticReporter(Action<Diagnostic>? report)
{
    /// <summary>Whether an error was found, so that nothing may be generated.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Reports at a place.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? location, params object[] arguments)
    {
        HasErrors |= descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        report?.Invoke(Diagnostic.Create(descriptor, location, arguments));
    }
}
