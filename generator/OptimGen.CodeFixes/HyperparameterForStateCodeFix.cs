using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptimGen.CodeFixes;

/// <summary>Makes a state that is never written a hyperparameter with its initial value, or the one that it starts with.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HyperparameterForStateCodeFix)), Shared]
public sealed class HyperparameterForStateCodeFix : RuleCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["OPT081"];

    private protected override void Offer(FixContext context)
    {
        if (context.Find<ParameterSyntax>() is not { } parameter
            || parameter.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || method.ParameterList.Parameters.IndexOf(parameter) <= 0
            || context.Model.GetDeclaredSymbol(parameter, context.Token) is not { } symbol
            || RuleSyntax.MayBeCalled(method, context.Model, context.Token)
            || RuleSyntax.References(method, symbol, context.Model, context.Token).Any(IsByReference))
        {
            return;
        }

        SourceText text = method.SyntaxTree.GetText(context.Token);
        List<TextChange> changes = [.. RuleSyntax.RemoveParameter(method, parameter, text).Take(1)];
        AttributeData? initially = symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name == "InitiallyAttribute");
        switch (initially?.ConstructorArguments.FirstOrDefault().Value)
        {
            case string name:
                changes.AddRange(RuleSyntax.RemoveParameter(method, parameter, text).Skip(1));
                changes.AddRange(RuleSyntax.References(method, symbol, context.Model, context.Token).Select(use => new TextChange(use.Span, name)));
                context.Offer($"Use '{name}' in place of '{symbol.Name}'", nameof(HyperparameterForStateCodeFix), [.. changes]);
                break;
            case null or double:
                string value = initially?.ApplicationSyntaxReference?.GetSyntax(context.Token) is AttributeSyntax { ArgumentList.Arguments: { Count: 1 } given }
                    ? given[0].Expression.ToString()
                    : "0";
                ParameterSyntax last = method.ParameterList.Parameters.Last();
                string range = initially?.ConstructorArguments[0].Value is < 0.0 ? "[AnyValue] " : "";
                string added = $", {range}double {symbol.Name} = {value}";
                if (last == parameter)
                {
                    changes[0] = new TextChange(changes[0].Span, added);
                }
                else
                {
                    changes.Add(RuleSyntax.Insert(last.Span.End, added));
                }

                context.Offer($"Make '{symbol.Name}' a hyperparameter", nameof(HyperparameterForStateCodeFix), [.. changes]);
                break;
        }
    }

    /// <summary>Written, or passed to be written: it stays a variable then.</summary>
    private static bool IsByReference(IdentifierNameSyntax name) =>
        name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
        || (name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name);
}
