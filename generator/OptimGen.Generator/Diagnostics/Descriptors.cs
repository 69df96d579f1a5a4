using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace OptimGen.Generator.Diagnostics;

/// <summary>Every diagnostic, by the part of a declaration that it is about. Each has a page in docs/diagnostics.</summary>
internal static partial class Descriptors
{
    /// <summary>The category of all of them.</summary>
    private const string Category = "OptimGen";

    /// <summary>All of them by ID, found by their type so that none can be forgotten in a list.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All =>
        typeof(Descriptors).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(member => member.FieldType == typeof(DiagnosticDescriptor))
            .Select(member => (DiagnosticDescriptor)member.GetValue(null))
            .OrderBy(descriptor => descriptor.Id, System.StringComparer.Ordinal)
            .ToImmutableArray();
}
