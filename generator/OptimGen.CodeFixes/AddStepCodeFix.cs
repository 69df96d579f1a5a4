using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OptimGen.CodeFixes;

/// <summary>Adds the step to an optimizer in the declared form: of the form that its moments are for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddStepCodeFix)), Shared]
public sealed class AddStepCodeFix : RuleCodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ["OPT040"];

    private protected override void Offer(FixContext context)
    {
        if (context.Find<AttributeSyntax>() is not { } optimizer || context.Find<ClassDeclarationSyntax>() is not { AttributeLists.Count: > 0 } type)
        {
            return;
        }

        string[] slots = [.. type.AttributeLists.SelectMany(list => list.Attributes).Select(RuleSyntax.ShortName)];
        string form = slots.Contains("SecondMoment") ? "Ratio" : slots.Contains("FirstMoment") ? "Momentum" : "Gradient";

        // As the other attributes are written: with the namespace before them, or without.
        string name = optimizer.Name.ToString();
        string qualifier = name.Substring(0, name.LastIndexOf("Optimizer", System.StringComparison.Ordinal));
        AttributeListSyntax last = type.AttributeLists.Last();
        SourceText text = type.SyntaxTree.GetText(context.Token);
        TextLine line = text.Lines.GetLineFromPosition(last.SpanStart);
        string indentation = text.ToString(TextSpan.FromBounds(line.Start, last.SpanStart));
        string step = $"[{qualifier}Step({qualifier}StepForm.{form})]";
        string lineBreak = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        string added = string.IsNullOrWhiteSpace(indentation) && lineBreak.Length > 0 ? lineBreak + indentation + step : " " + step;
        context.Offer($"Add '{step}'", nameof(AddStepCodeFix), RuleSyntax.Insert(last.Span.End, added));
    }
}
