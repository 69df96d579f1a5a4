using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptimGen.CodeFixes;

/// <summary>Subtracts the step from the parameter that it was assigned to.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SubtractStepCodeFix)), Shared]
public sealed class SubtractStepCodeFix : RuleCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["OPT084"];

    private protected override void Offer(FixContext context)
    {
        if (context.Cause is not null
            || !context.Diagnostic.Properties.TryGetValue("name", out string? name)
            || name is null
            || FindAssignment(context, name) is not { } assignment)
        {
            return;
        }

        // −α·g was meant to be added.
        string sign = assignment.Right.GetFirstToken().IsKind(SyntaxKind.MinusToken) ? "+=" : "-=";
        context.Offer($"Write '{name} {sign} …'", nameof(SubtractStepCodeFix), new TextChange(assignment.OperatorToken.Span, sign));
    }

    /// <summary>The assignment of the whole value at the place of the diagnostic; at the parameter, the one assignment it has.</summary>
    private static AssignmentExpressionSyntax? FindAssignment(FixContext context, string name)
    {
        if (context.Node is ParameterSyntax && context.Find<MethodDeclarationSyntax>() is { } method)
        {
            AssignmentExpressionSyntax[] all = [.. method.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(Assigns)];
            return all.Length == 1 ? all[0] : null;
        }

        return context.Find<AssignmentExpressionSyntax>() is { } found
            && Assigns(found)
            && RuleSyntax.WithoutParentheses(found.Right).Span == context.Diagnostic.Location.SourceSpan
                ? found
                : null;

        bool Assigns(AssignmentExpressionSyntax assignment) =>
            assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && assignment.Left is IdentifierNameSyntax target
            && target.Identifier.ValueText == name;
    }
}
