using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading.Body;
using OptimGen.Generator.Reading.Declared;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>Reads an optimizer in the rule form: signature, then body.</summary>
internal static class RuleFormReader
{
    /// <summary>The rule, or null where something is wrong. Types and options are the caller's to fill in.</summary>
    /// <param name="methods">Its phases, in the order of the text; nearly always one.</param>
    /// <param name="views">The methods with <c>[View]</c>.</param>
    /// <param name="slots">The slots that stand around it; null without any.</param>
    /// <param name="model">Where the generated half goes.</param>
    /// <param name="compilation">What it is compiled with.</param>
    /// <param name="reporter">Where findings go.</param>
    /// <param name="token">Stops the reading.</param>
    public static SourcedRule? Read(
        IReadOnlyList<IMethodSymbol> methods,
        IReadOnlyList<IMethodSymbol> views,
        Slots? slots,
        ClassModel model,
        Compilation compilation,
        DiagnosticReporter reporter,
        CancellationToken token)
    {
        List<(IMethodSymbol Method, MethodDeclarationSyntax Declaration, Signature Signature)> phases = [];
        foreach (IMethodSymbol method in methods)
        {
            if (ReadSignature(method, reporter, token) is { } signed)
            {
                phases.Add((method, signed.Declaration, signed.Signature));
            }
        }

        if (phases.Count < methods.Count)
        {
            return null;
        }

        IReadOnlyList<Signature> signatures = PhaseSignatures.Join([.. phases.Select(phase => phase.Signature)], reporter);
        if (slots is not null && Surround(slots, signatures[0], phases[0].Declaration, model, reporter) is { } surrounded)
        {
            signatures = [surrounded];
        }

        if (reporter.HasErrors)
        {
            return null;
        }

        GraphComposer whole = new(signatures[0].Hyperparameters, signatures[0].States);
        List<PhaseModel> read = [];
        RuleSources? sources = null;
        for (int phase = 0; phase < phases.Count; phase++)
        {
            Signature signature = signatures[phase];
            if (ReadBody(phases[phase].Method, phases[phase].Declaration, signature, compilation, reporter, token) is { } body)
            {
                whole.AddPhase(body.Graph, body.Sources);
                sources ??= body.Sources;
                read.Add(new PhaseModel(
                    phases[phase].Method.Name,
                    signature.ParameterSymbol,
                    signature.GradientSymbol,
                    signature.StepSymbol,
                    body.Graph,
                    signature.ToCall(phases[phase].Method.Name)));
            }
        }

        List<ViewModel> viewed = [];
        foreach (IMethodSymbol view in views)
        {
            if (ViewReader.Read(view, signatures[0], compilation, reporter, token) is { } found)
            {
                whole.AddView(found.View.Graph, found.Sources);
                viewed.Add(found.View);
            }
        }

        if (read.Count < phases.Count || viewed.Count < views.Count)
        {
            return null;
        }

        RuleModel rule = new(
            model,
            NumericTypes.None,
            KeepSubnormals: false,
            read[0].ParameterSymbol,
            read[0].GradientSymbol,
            read[0].StepSymbol,
            new EquatableArray<HyperparameterModel>(signatures[0].Hyperparameters),
            new EquatableArray<StateModel>(signatures[0].States),
            read[0].Graph,
            read[0].Reference);
        return read.Count == 1 && viewed.Count == 0
            ? new SourcedRule(rule, sources)
            : new SourcedRule(
                rule with { Graph = whole.ToGraph(), Phases = new EquatableArray<PhaseModel>(read), Views = new EquatableArray<ViewModel>(viewed) },
                whole.ToSources());
    }

    private static (MethodDeclarationSyntax Declaration, Signature Signature)? ReadSignature(
        IMethodSymbol method, DiagnosticReporter reporter, CancellationToken token)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) is not MethodDeclarationSyntax declaration)
        {
            reporter.Fail();
            return null;
        }

        bool hasShape = CheckShape(method, declaration, reporter);
        Signature signature = SignatureReader.Read(method, reporter, token);
        if (!hasShape || !signature.IsComplete || signature.Parameters.Count != method.Parameters.Length)
        {
            // The body would be full of echoes.
            reporter.Fail();
            return null;
        }

        return (declaration, signature);
    }

    private static Signature? Surround(
        Slots slots, Signature signature, MethodDeclarationSyntax declaration, ClassModel model, DiagnosticReporter reporter)
    {
        SurroundingChecks.Run(slots, signature.Hyperparameters, reporter);
        Surroundings around = new(slots, signature, symbol => declaration.DescendantTokens().Any(word => word.ValueText == symbol));
        around.CheckNames(signature, model.Name, reporter);
        return signature with { Hyperparameters = around.Hyperparameters, States = around.States, Around = around };
    }

    private static bool CheckShape(IMethodSymbol method, MethodDeclarationSyntax declaration, DiagnosticReporter reporter)
    {
        string? fault = method switch
        {
            { IsGenericMethod: true } => "has type parameters",
            { IsAsync: true } => "is async",
            { IsExtern: true } => "is extern",
            { IsStatic: false } => "is not static",
            { ReturnsVoid: false } => "returns a value",
            _ when declaration.Modifiers.Any(SyntaxKind.PartialKeyword) => "is partial",
            _ when declaration.Body is null && declaration.ExpressionBody is null => "has no body",
            _ => DescribeMark(method),
        };
        if (fault is not null)
        {
            reporter.Report(Descriptors.RuleMethodShape, declaration.Identifier.GetLocation(), method.Name, fault);
        }

        return fault is null;
    }

    /// <summary>An attribute because of which generated code could not call the method, or would call it in vain.</summary>
    private static string? DescribeMark(IMethodSymbol method)
    {
        foreach (AttributeData attribute in method.GetAttributes())
        {
            switch (attribute.AttributeClass?.ToDisplayString())
            {
                case "System.ObsoleteAttribute" or "System.Diagnostics.CodeAnalysis.ExperimentalAttribute":
                    return $"is marked [{RangeReader.ShortName(attribute)}], which belongs on the class";
                case "System.Diagnostics.ConditionalAttribute":
                    return "is marked [Conditional], and might not be called";
            }
        }

        return null;
    }

    /// <summary>
    /// Reads the body. Where the compiler itself finds errors in it, the reader's findings are mostly their echo, and are dropped.
    /// </summary>
    private static (RuleGraph Graph, RuleSources? Sources)? ReadBody(
        IMethodSymbol method,
        MethodDeclarationSyntax declaration,
        Signature signature,
        Compilation compilation,
        DiagnosticReporter reporter,
        CancellationToken token)
    {
        List<Diagnostic> found = [];
        DiagnosticReporter collector = new(reporter.IsListening ? found.Add : null);
        (RuleGraph Graph, RuleSources? Sources)? body = BodyReader.Read(method, signature, compilation, collector, token);
        if (!collector.HasErrors)
        {
            return body;
        }

        reporter.Fail();
        if (!reporter.IsListening || MethodSources.HasCompilerErrors(declaration, compilation, token))
        {
            return null;
        }

        foreach (Diagnostic diagnostic in found)
        {
            reporter.Report(diagnostic);
        }

        if (found.Count == 0)
        {
            // A helper with compiler errors of its own, as a rule: nothing would be generated, and nobody would know why.
            (string what, string instead) = ($"Something in the body of '{method.Name}' or its helpers", "see the compiler's errors");
            reporter.Report(Descriptors.UnsupportedStatement, declaration.Identifier.GetLocation(), what, instead, "");
        }

        return null;
    }
}
