using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptimGen.CodeFixes;

/// <summary>Removes a state or a hyperparameter that nothing depends on, with the statements that only serve it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveUnusedCodeFix)), Shared]
public sealed class RemoveUnusedCodeFix : RuleCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["OPT080", "OPT082"];

    private protected override void Offer(FixContext context)
    {
        if (context.Find<ParameterSyntax>() is not { } parameter
            || parameter.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || method.ParameterList.Parameters.IndexOf(parameter) <= 0
            || context.Model.GetDeclaredSymbol(parameter, context.Token) is not { } symbol
            || RuleSyntax.MayBeCalled(method, context.Model, context.Token))
        {
            return;
        }

        UnusedStatements statements = new(method, context.Model, context.Token);
        if (statements.CollectFor(symbol))
        {
            SourceText text = method.SyntaxTree.GetText(context.Token);
            context.Offer(
                $"Remove '{symbol.Name}'",
                nameof(RemoveUnusedCodeFix),
                [.. RuleSyntax.RemoveParameter(method, parameter, text), .. statements.Removals()]);
        }
    }
}
