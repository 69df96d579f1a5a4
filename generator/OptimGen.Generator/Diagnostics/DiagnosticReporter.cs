using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <summary>Where a reader's findings go: to the analyzer's callback, or, in the generator, nowhere but into the knowledge that there were some.</summary>
internal sealed class DiagnosticReporter(Action<Diagnostic>? report)
{
    /// <summary>Whether an error was found, so that nothing may be generated.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether anybody listens: what only explains an error need not be computed otherwise.</summary>
    public bool IsListening => report is not null;

    /// <summary>Reports at a place.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? location, params object[] arguments) =>
        Report(Diagnostic.Create(descriptor, location, arguments));

    /// <summary>Reports at a place, and where the cause lies in other places.</summary>
    public void ReportWithCauses(DiagnosticDescriptor descriptor, Location? location, IEnumerable<Location> causes, params object[] arguments) =>
        Report(Diagnostic.Create(descriptor, location, causes, arguments));

    /// <summary>Reports what was found before.</summary>
    public void Report(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.DefaultSeverity == DiagnosticSeverity.Error;
        report?.Invoke(diagnostic);
    }

    /// <summary>Notes an error that the compiler itself reports.</summary>
    public void Fail() => HasErrors = true;
}
