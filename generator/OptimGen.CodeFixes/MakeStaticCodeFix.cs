using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptimGen.CodeFixes;

/// <summary>Makes an update rule static where nothing else is wrong with its shape.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeStaticCodeFix)), Shared]
public sealed class MakeStaticCodeFix : RuleCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["OPT015"];

    private protected override void Offer(FixContext context)
    {
        if (context.Find<MethodDeclarationSyntax>() is { } method && IsOtherwisePlain(method))
        {
            context.Offer(
                $"Make '{method.Identifier.ValueText}' static",
                nameof(MakeStaticCodeFix),
                RuleSyntax.Insert(method.ReturnType.SpanStart, "static "));
        }
    }

    private static bool IsOtherwisePlain(MethodDeclarationSyntax method) =>
        method.TypeParameterList is null
        && method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        && (method.Body is not null || method.ExpressionBody is not null)
        && method.Modifiers.All(modifier => modifier.Kind() is
            SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword);
}
