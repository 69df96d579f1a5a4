using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptimGen.CodeFixes;

/// <summary>Takes the root of no less than zero, where rounding alone could take it below.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NotNegativeRootCodeFix)), Shared]
public sealed class NotNegativeRootCodeFix : RuleCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["OPT060"];

    private protected override void Offer(FixContext context)
    {
        if (context.Cause is not null
            || context.Find<InvocationExpressionSyntax>() is not { ArgumentList.Arguments: { Count: 1 } arguments } call
            || call.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Sqrt" } access)
        {
            return;
        }

        // The class that was named for the root has the maximum too: Math and double both do.
        ExpressionSyntax root = arguments[0].Expression;
        string maximum = access.Expression.ToString() + ".Max(";
        context.Offer(
            $"Write '{access}({maximum}…, 0))'",
            nameof(NotNegativeRootCodeFix),
            RuleSyntax.Insert(root.SpanStart, maximum),
            RuleSyntax.Insert(root.Span.End, ", 0)"));
    }
}
