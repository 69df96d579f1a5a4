using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptimGen.CodeFixes;

/// <summary>The statements of a method that only serve a variable that goes: its assignments, and the locals that are computed from it for nothing.</summary>
internal sealed class UnusedStatements(MethodDeclarationSyntax method, SemanticModel model, CancellationToken token)
{
    private readonly HashSet<StatementSyntax> _statements = [];
    private readonly HashSet<ISymbol> _symbols = new(SymbolEqualityComparer.Default);

    /// <summary>Finds them; false where the variable is used for anything else.</summary>
    public bool CollectFor(ISymbol variable)
    {
        if (!_symbols.Add(variable))
        {
            return true;
        }

        foreach (IdentifierNameSyntax name in RuleSyntax.References(method, variable, model, token))
        {
            if (name.FirstAncestorOrSelf<StatementSyntax>() is not { } statement || !Take(statement))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What removes them.</summary>
    public IEnumerable<TextChange> Removals() => _statements.Select(statement => statement.Parent is BlockSyntax
        ? RuleSyntax.Remove(statement.FullSpan.Start, statement.FullSpan.End)
        : new TextChange(statement.Span, "{ }"));

    private bool Take(StatementSyntax statement)
    {
        if (_statements.Contains(statement))
        {
            return true;
        }

        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment }
                when model.GetSymbolInfo(target, token).Symbol is { } symbol
                    && (symbol is ILocalSymbol || _symbols.Contains(symbol))
                    && HasNoEffect(assignment.Right):
                _statements.Add(statement);
                return CollectFor(symbol) && TakeDeclaration(symbol);
            case LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
                when model.GetDeclaredSymbol(variables[0], token) is { } local
                    && (variables[0].Initializer is not { } initializer || HasNoEffect(initializer.Value)):
                _statements.Add(statement);
                return CollectFor(local);
            default:
                return false;
        }
    }

    private bool TakeDeclaration(ISymbol symbol) =>
        symbol is not ILocalSymbol
        || (symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token).FirstAncestorOrSelf<StatementSyntax>() is { } declaration && Take(declaration));

    /// <summary>A helper may write what is passed by reference.</summary>
    private static bool HasNoEffect(ExpressionSyntax value) =>
        !value.DescendantNodesAndSelf().Any(node => node is ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None });
}
