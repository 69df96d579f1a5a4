using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptimGen.CodeFixes;

/// <summary>
/// Corrects a moment with its own decay: in the correction itself, or, where the correction is a local that others use too, with the local
/// that has the right one, or with the correction written out.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RightDecayCodeFix)), Shared]
public sealed class RightDecayCodeFix : RuleCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["OPT090"];

    private protected override void Offer(FixContext context)
    {
        if (!context.Diagnostic.Properties.TryGetValue("wrong", out string? wrong)
            || !context.Diagnostic.Properties.TryGetValue("right", out string? right)
            || wrong is null
            || right is null
            || context.Cause is not { } place
            || place.SourceTree != context.Root.SyntaxTree
            || context.Root.FindNode(place.SourceSpan, getInnermostNodeForTie: true) is not ExpressionSyntax correction
            || FindDecay(correction, wrong) is not { } decay)
        {
            return;
        }

        string title = $"Correct with '{right}'";
        if (context.Diagnostic.Location.SourceSpan.Contains(correction.Span))
        {
            context.Offer(title, nameof(RightDecayCodeFix), new TextChange(decay.Span, right));
        }
        else if (correction.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is { } declarator
            && declarator.Initializer is { } initializer
            && RuleSyntax.WithoutParentheses(initializer.Value) == RuleSyntax.WithoutParentheses(correction)
            && FindUse(context, declarator) is { } use)
        {
            string text = Rewrite(correction, decay, right);
            context.Offer(title, nameof(RightDecayCodeFix), new TextChange(use.Span, FindLocal(declarator, use, text) ?? Enclose(correction, text)));
        }
    }

    /// <summary>The one place in a correction where the decay stands.</summary>
    private static ExpressionSyntax? FindDecay(ExpressionSyntax correction, string wrong)
    {
        ExpressionSyntax[] found = [.. correction.DescendantNodes().OfType<ExpressionSyntax>()
            .Where(node => node is IdentifierNameSyntax or LiteralExpressionSyntax && node.ToString() == wrong && node.Parent is ArgumentSyntax)];
        return found.Length == 1 ? found[0] : null;
    }

    private static IdentifierNameSyntax? FindUse(FixContext context, VariableDeclaratorSyntax declarator)
    {
        ISymbol? local = context.Model.GetDeclaredSymbol(declarator, context.Token);
        IdentifierNameSyntax[] uses = [.. context.Node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(name, context.Token).Symbol, local))];
        return uses.Length == 1 ? uses[0] : null;
    }

    private static string Rewrite(ExpressionSyntax correction, ExpressionSyntax decay, string right)
    {
        string text = correction.ToString();
        int start = decay.SpanStart - correction.SpanStart;
        return text.Substring(0, start) + right + text.Substring(start + decay.Span.Length);
    }

    /// <summary>A local of the same block, declared before its use, that is the right correction already.</summary>
    private static string? FindLocal(VariableDeclaratorSyntax declarator, IdentifierNameSyntax use, string text) =>
        declarator.FirstAncestorOrSelf<BlockSyntax>()?.Statements.OfType<LocalDeclarationStatementSyntax>()
            .Where(statement => statement.Span.End < use.SpanStart)
            .SelectMany(statement => statement.Declaration.Variables)
            .FirstOrDefault(variable => variable.Initializer?.Value.ToString() == text)?.Identifier.ValueText;

    /// <summary>1 − βᵗ by hand needs parentheses where a name stood.</summary>
    private static string Enclose(ExpressionSyntax correction, string text) => correction is BinaryExpressionSyntax ? $"({text})" : text;
}
