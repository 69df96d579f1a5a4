using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptimGen.Generator.Reading;

/// <summary>The author's declarations of an optimizer class, as syntax.</summary>
/// <param name="Main">The one with the attribute.</param>
/// <param name="All">All of them, the main one included.</param>
/// <param name="AttributeLocation">Where the attribute stands.</param>
internal sealed record ClassDeclarations(TypeDeclarationSyntax Main, IReadOnlyList<TypeDeclarationSyntax> All, Location AttributeLocation)
{
    /// <summary>The name in the main declaration.</summary>
    public Location Identifier => Main.Identifier.GetLocation();

    /// <summary>The declarations of a type; null where the attribute is not in source, which code being written can lead to.</summary>
    public static ClassDeclarations? Find(INamedTypeSymbol type, AttributeData optimizer, CancellationToken token)
    {
        SyntaxNode? attribute = optimizer.ApplicationSyntaxReference?.GetSyntax(token);
        TypeDeclarationSyntax? main = attribute?.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        if (main is null)
        {
            return null;
        }

        // Another tool may have written the class: then it is all there is, though it says that it is generated.
        IReadOnlyList<TypeDeclarationSyntax> authored = Of(type, token);
        return new ClassDeclarations(main, authored.Contains(main) ? authored : [main, .. authored], attribute!.GetLocation());
    }

    /// <summary>The author's declarations of any type.</summary>
    public static IReadOnlyList<TypeDeclarationSyntax> Of(INamedTypeSymbol type, CancellationToken token) =>
        type.DeclaringSyntaxReferences
            .Where(reference => !GeneratedCode.IsGenerated(reference.SyntaxTree, token))
            .Select(reference => reference.GetSyntax(token))
            .OfType<TypeDeclarationSyntax>()
            .ToList();
}
