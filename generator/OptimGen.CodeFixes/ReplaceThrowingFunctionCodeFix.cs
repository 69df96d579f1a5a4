using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptimGen.CodeFixes;

/// <summary>Calls the functions of <c>Rule</c> in place of those of <c>Math</c> that throw.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceThrowingFunctionCodeFix)), Shared]
public sealed class ReplaceThrowingFunctionCodeFix : RuleCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["OPT031"];

    private protected override void Offer(FixContext context)
    {
        // In a helper of the same file, the call to replace is the cause.
        Location place = context.Cause ?? context.Diagnostic.Location;
        if (place.SourceTree != context.Root.SyntaxTree
            || context.Root.FindNode(place.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return;
        }

        string name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "",
        };
        if (name is "Sign" or "Clamp")
        {
            INamedTypeSymbol? rule = context.Model.Compilation.GetTypeByMetadataName("OptimGen.Rule");
            string type = rule?.ToMinimalDisplayString(context.Model, call.SpanStart) ?? "Rule";
            context.Offer($"Call '{type}.{name}'", nameof(ReplaceThrowingFunctionCodeFix), new TextChange(call.Expression.Span, $"{type}.{name}"));
        }
    }
}
