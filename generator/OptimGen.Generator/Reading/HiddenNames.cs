using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading.Body;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>
/// Finds what would stand between a kernel and the types it is written with. Kernels write those without their namespaces, so that a
/// person can read them; a type, namespace or member of that name nearer to the class would be meant instead.
/// </summary>
internal static class HiddenNames
{
    private static readonly string[] Needed =
    [
        "Vector128", "Vector256", "Vector512", "Unsafe", "Lanes", "VectorWidth", "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "nameof",
    ];

    public static void Check(
        INamedTypeSymbol type, RuleModel rule, Compilation compilation, ClassDeclarations declarations, DiagnosticReporter reporter)
    {
        foreach (string name in Needed)
        {
            if (rule.Hyperparameters.Any(hyperparameter => hyperparameter.Property == name) || Hiding(type, name, compilation).Concat(Used(type, name, compilation, declarations)).Any())
            {
                reporter.Report(Descriptors.HiddenName, declarations.Identifier, name, type.Name);
            }
        }
    }

    private static IEnumerable<ISymbol> Hiding(INamedTypeSymbol type, string name, Compilation compilation)
    {
        for (INamedTypeSymbol? containing = type; containing is not null; containing = containing.ContainingType)
        {
            foreach (ISymbol member in containing.GetMembers(name))
            {
                yield return member;
            }

            if (containing.Name == name)
            {
                yield return containing;
            }
        }

        for (INamespaceSymbol? space = type.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            foreach (INamespaceOrTypeSymbol member in space.GetMembers(name).OfType<INamespaceOrTypeSymbol>())
            {
                if (!IsMeant(member, compilation) && (member is INamespaceSymbol || compilation.IsSymbolAccessibleWithin(member, type)))
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>
    /// What the file calls so by its own or the project's usings: kernels in a namespace have theirs there, nearer, but without one theirs
    /// stand beside the project's.
    /// </summary>
    private static IEnumerable<ISymbol> Used(INamedTypeSymbol type, string name, Compilation compilation, ClassDeclarations declarations) =>
        type.ContainingNamespace is { IsGlobalNamespace: true }
            ? MethodSources.ModelOf(compilation, declarations.Main.SyntaxTree)
                .LookupNamespacesAndTypes(declarations.Main.SpanStart, name: name)
                .Where(symbol => symbol is not INamespaceOrTypeSymbol found || !IsMeant(found, compilation))
            : [];

    /// <summary>Whether it is the very type: an optimizer may stand in the namespace of one of them.</summary>
    private static bool IsMeant(INamespaceOrTypeSymbol symbol, Compilation compilation) =>
        symbol is INamedTypeSymbol
        && symbol.ContainingNamespace.ToDisplayString() is WellKnownNames.Namespace or "System.Runtime.CompilerServices" or "System.Runtime.Intrinsics"
        && !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);
}
