using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptimGen.CodeFixes;

/// <summary>Keeps a divisor from zero: by the range of the hyperparameter that it ends in, or by a new one that is added to it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PositiveDivisorCodeFix)), Shared]
public sealed class PositiveDivisorCodeFix : RuleCodeFixProvider
{
    private const string Epsilon = "epsilon";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["OPT062"];

    private protected override void Offer(FixContext context)
    {
        if (context.Cause is not null
            || RuleSyntax.FindDivisor(context.Node) is not { } divisor
            || divisor.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
        {
            return;
        }

        if (FindLast(context, divisor) is { } last && FindParameter(method, last) is { Default: not null } parameter && !RuleSyntax.HasRange(parameter))
        {
            context.Offer(
                $"Declare '{last.Identifier.ValueText}' as [Positive]",
                nameof(PositiveDivisorCodeFix) + ".Range",
                RuleSyntax.Insert(parameter.SpanStart, $"[{Attribute(context, parameter)}] "));
        }

        OfferEpsilon(context, method, divisor);
    }

    private static void OfferEpsilon(FixContext context, MethodDeclarationSyntax method, ExpressionSyntax divisor)
    {
        ParameterSyntax? existing = method.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == Epsilon);
        bool isPositive = existing is { Default: not null, Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.DoubleKeyword } }
            && existing.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => RuleSyntax.ShortName(attribute) == "Positive");
        bool isTaken = !isPositive && context.Model.LookupSymbols(divisor.SpanStart, name: Epsilon).Any(symbol => symbol is ILocalSymbol or IParameterSymbol);
        bool isInteger = context.Model.GetTypeInfo(divisor, context.Token).Type?.SpecialType != SpecialType.System_Double;
        if (isTaken || isInteger || method.ParameterList.Parameters.Count == 0)
        {
            return;
        }

        List<TextChange> changes = [.. AddTo(divisor)];
        if (existing is null)
        {
            ParameterSyntax last = method.ParameterList.Parameters.Last();
            changes.Add(RuleSyntax.Insert(last.Span.End, $", [{Attribute(context, last)}] double {Epsilon} = 1e-8"));
        }

        context.Offer($"Add a [Positive] {Epsilon} to the divisor", nameof(PositiveDivisorCodeFix) + ".Epsilon", [.. changes]);
    }

    private static IEnumerable<TextChange> AddTo(ExpressionSyntax divisor)
    {
        const string Added = " + " + Epsilon;
        switch (divisor)
        {
            case ParenthesizedExpressionSyntax { Expression: ConditionalExpressionSyntax choice }:
                yield return RuleSyntax.Insert(choice.SpanStart, "(");
                yield return RuleSyntax.Insert(choice.Span.End, ")" + Added);
                break;
            case ParenthesizedExpressionSyntax parenthesized:
                yield return RuleSyntax.Insert(parenthesized.Expression.Span.End, Added);
                break;
            default:
                yield return RuleSyntax.Insert(divisor.SpanStart, "(");
                yield return RuleSyntax.Insert(divisor.Span.End, Added + ")");
                break;
        }
    }

    /// <summary>The name that a divisor ends in, as a last summand or all of it; of a local, what it was declared with.</summary>
    private static IdentifierNameSyntax? FindLast(FixContext context, ExpressionSyntax divisor)
    {
        ExpressionSyntax last = RuleSyntax.WithoutParentheses(divisor);
        while (last is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            last = RuleSyntax.WithoutParentheses(sum.Right);
        }

        return last is not IdentifierNameSyntax name ? null
            : context.Model.GetSymbolInfo(name, context.Token).Symbol is ILocalSymbol local
                && local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Token) is VariableDeclaratorSyntax { Initializer.Value: { } value }
                && !value.Contains(divisor)
                    ? FindLast(context, value)
                    : name;
    }

    private static ParameterSyntax? FindParameter(MethodDeclarationSyntax method, IdentifierNameSyntax name) =>
        method.ParameterList.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == name.Identifier.ValueText);

    /// <summary>The attribute as this place must name it.</summary>
    private static string Attribute(FixContext context, ParameterSyntax parameter)
    {
        string name = context.Model.Compilation.GetTypeByMetadataName("OptimGen.PositiveAttribute")?
            .ToMinimalDisplayString(context.Model, parameter.SpanStart) ?? "Positive";
        const string Suffix = "Attribute";
        return name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
