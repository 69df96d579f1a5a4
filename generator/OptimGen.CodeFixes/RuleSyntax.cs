using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptimGen.CodeFixes;

/// <summary>The shapes of a rule's text that several mends look for.</summary>
internal static class RuleSyntax
{
    /// <summary>The attributes that give a hyperparameter its range.</summary>
    private static readonly string[] Ranges = ["Positive", "Decay", "Between", "AnyValue"];

    public static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    public static TextChange Remove(int start, int end) => new(TextSpan.FromBounds(start, end), "");

    public static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
        {
            expression = parenthesized.Expression;
        }

        return expression;
    }

    /// <summary>The places in a method where a parameter or a local of it is named.</summary>
    public static IEnumerable<IdentifierNameSyntax> References(MethodDeclarationSyntax method, ISymbol symbol, SemanticModel model, CancellationToken token)
    {
        SyntaxNode? body = (SyntaxNode?)method.Body ?? method.ExpressionBody;
        return body is null
            ? []
            : body.DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == symbol.Name
                    && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, token).Symbol, symbol));
    }

    /// <summary>Whether a parameter says what values it may have.</summary>
    public static bool HasRange(ParameterSyntax parameter) => parameter.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => Ranges.Contains(ShortName(attribute)));

    /// <summary>The name of an attribute, without namespace and without <c>Attribute</c>.</summary>
    public static string ShortName(AttributeSyntax attribute)
    {
        NameSyntax name = attribute.Name;
        string last = name is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText
            : name is AliasQualifiedNameSyntax alias ? alias.Name.Identifier.ValueText
            : ((SimpleNameSyntax)name).Identifier.ValueText;
        const string Suffix = "Attribute";
        return last.EndsWith(Suffix, System.StringComparison.Ordinal) ? last.Substring(0, last.Length - Suffix.Length) : last;
    }

    /// <summary>Whether a method is called somewhere else in its file or may be in another, so that its parameters are not its own.</summary>
    public static bool MayBeCalled(MethodDeclarationSyntax method, SemanticModel model, CancellationToken token)
    {
        bool isPrivate = method.Modifiers.All(modifier => modifier.Kind() is not
            (SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword));
        return !isPrivate || method.SyntaxTree.GetRoot(token).DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Any(call => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(call, token).Symbol, model.GetDeclaredSymbol(method, token)));
    }

    /// <summary>
    /// The division at a place: its own, or the one it is part of. The divisor is what follows the operator, be it <c>/=</c>.
    /// </summary>
    public static ExpressionSyntax? FindDivisor(SyntaxNode place)
    {
        for (SyntaxNode? node = place; node is ExpressionSyntax; node = node.Parent)
        {
            switch (WithoutParentheses((ExpressionSyntax)node))
            {
                case BinaryExpressionSyntax binary when binary.Kind() is SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression:
                    return binary.Right;
                case AssignmentExpressionSyntax assignment
                    when assignment.Kind() is SyntaxKind.DivideAssignmentExpression or SyntaxKind.ModuloAssignmentExpression:
                    return assignment.Right;
                case AssignmentExpressionSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>What removes a parameter that is not the first, with the comma before it, and the lines of its documentation.</summary>
    public static IEnumerable<TextChange> RemoveParameter(MethodDeclarationSyntax method, ParameterSyntax parameter, SourceText text)
    {
        int index = method.ParameterList.Parameters.IndexOf(parameter);
        yield return Remove(method.ParameterList.Parameters.GetSeparator(index - 1).SpanStart, parameter.Span.End);

        foreach (XmlElementSyntax element in method.DescendantNodes(descendIntoTrivia: true).OfType<XmlElementSyntax>())
        {
            bool isItsOwn = element.StartTag.Name.LocalName.ValueText == "param"
                && element.StartTag.Attributes.OfType<XmlNameAttributeSyntax>()
                    .Any(name => name.Identifier.Identifier.ValueText == parameter.Identifier.ValueText);
            if (isItsOwn)
            {
                int first = text.Lines.GetLineFromPosition(element.SpanStart).Start;
                yield return Remove(first, text.Lines.GetLineFromPosition(element.Span.End).EndIncludingLineBreak);
            }
        }
    }
}
