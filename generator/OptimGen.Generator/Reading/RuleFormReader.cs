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
    public static SourcedRule? Read(
        IMethodSymbol method, Slots? slots, ClassModel model, Compilation compilation, DiagnosticReporter reporter, CancellationToken token)
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

        if (slots is not null)
        {
            SurroundingChecks.Run(slots, signature.Hyperparameters, reporter);
            Surroundings around = new(slots, signature, symbol => declaration.DescendantTokens().Any(word => word.ValueText == symbol));
            around.CheckNames(signature, model.Name, reporter);
            if (reporter.HasErrors)
            {
                return null;
            }

            signature = signature with { Hyperparameters = around.Hyperparameters, States = around.States, Around = around };
        }

        if (ReadBody(method, declaration, signature, compilation, reporter, token) is not { } body)
        {
            return null;
        }

        RuleModel rule = new(
            model,
            NumericTypes.None,
            KeepSubnormals: false,
            signature.ParameterSymbol,
            signature.GradientSymbol,
            signature.StepSymbol,
            new EquatableArray<HyperparameterModel>(signature.Hyperparameters),
            new EquatableArray<StateModel>(signature.States),
            body.Graph,
            signature.ToCall(method.Name));
        return new SourcedRule(rule, body.Sources);
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
