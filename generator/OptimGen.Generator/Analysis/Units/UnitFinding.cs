using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>Something wrong with the units of a rule, and the part of the rule it is about.</summary>
/// <param name="Descriptor">What.</param>
/// <param name="Place">Where.</param>
/// <param name="Others">Where else to look.</param>
/// <param name="Arguments">Of the message.</param>
internal sealed record UnitFinding(
    DiagnosticDescriptor Descriptor, UnitPlace Place, IReadOnlyList<UnitPlace> Others, IReadOnlyList<string> Arguments)
{
    /// <summary>The division whose divisor lacks a root, where that is what the finding comes to; otherwise −1.</summary>
    public int MissingRoot { get; init; } = -1;
}
