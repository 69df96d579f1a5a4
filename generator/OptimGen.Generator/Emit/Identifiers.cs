using Microsoft.CodeAnalysis.CSharp;

namespace OptimGen.Generator.Emit;

/// <summary>Names as C# source.</summary>
internal static class Identifiers
{
    /// <summary>The name, with <c>@</c> where it is a keyword somewhere.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;
}
