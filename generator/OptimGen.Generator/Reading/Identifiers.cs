using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OptimGen.Generator.Reading;

/// <summary>How names are written in code.</summary>
internal static class Identifiers
{
    /// <summary>A name as code writes it: with <c>@</c> where it is a keyword somewhere.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A namespace as code writes it; empty for the global one.</summary>
    public static string Escape(INamespaceSymbol? space) => Join(space, escape: true);

    /// <summary>A namespace without any <c>@</c>.</summary>
    public static string Plain(INamespaceSymbol? space) => Join(space, escape: false);

    /// <summary>The property that a hyperparameter becomes.</summary>
    public static string ToProperty(string symbol) =>
        symbol.Length == 0 ? symbol : char.ToUpperInvariant(symbol[0]) + symbol.Substring(1);

    private static string Join(INamespaceSymbol? space, bool escape)
    {
        if (space is null || space.IsGlobalNamespace)
        {
            return "";
        }

        string outer = Join(space.ContainingNamespace, escape);
        string name = escape ? Escape(space.Name) : space.Name;
        return outer.Length == 0 ? name : outer + "." + name;
    }
}
