using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OptimGen.CodeFixes;

/// <summary>Divides by the root of a second moment, where the check of units found that it is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SquareRootCodeFix)), Shared]
public sealed class SquareRootCodeFix : RuleCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["OPT070", "OPT072"];

    private protected override void Offer(FixContext context)
    {
        if (!context.Diagnostic.Properties.TryGetValue("fix", out string? fix) || fix != "sqrt" || RuleSyntax.FindDivisor(context.CauseNode ?? context.Node) is not { } divisor)
        {
            return;
        }

        // v in v + ε: what is added to keep a divisor from zero comes last.
        ExpressionSyntax moment = RuleSyntax.WithoutParentheses(divisor);
        while (moment is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            moment = RuleSyntax.WithoutParentheses(sum.Left);
        }

        INamedTypeSymbol? math = context.Model.Compilation.GetTypeByMetadataName("System.Math");
        string root = (math?.ToMinimalDisplayString(context.Model, moment.SpanStart) ?? "Math") + ".Sqrt(";
        context.Offer(
            $"Divide by '{root}{moment})'",
            nameof(SquareRootCodeFix),
            RuleSyntax.Insert(moment.SpanStart, root),
            RuleSyntax.Insert(moment.Span.End, ")"));
    }
}
