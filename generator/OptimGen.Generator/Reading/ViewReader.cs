using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Reading.Body;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading;

/// <summary>Reads a method with <c>[View]</c>: a function of the rule's parameter, states and hyperparameters, told by their names.</summary>
internal static class ViewReader
{
    /// <summary>The view, and where it stands; null where something is wrong.</summary>
    public static (ViewModel View, RuleSources? Sources)? Read(
        IMethodSymbol method, Signature rule, Compilation compilation, DiagnosticReporter reporter, CancellationToken token)
    {
        if (method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) is not MethodDeclarationSyntax declaration)
        {
            reporter.Fail();
            return null;
        }

        if (DescribeFault(method, declaration) is { } fault)
        {
            reporter.Report(Descriptors.ViewShape, declaration.Identifier.GetLocation(), method.Name, fault, rule.ParameterSymbol);
            return null;
        }

        List<SignatureParameter> parameters = [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (Find(parameter, rule) is { } known)
            {
                parameters.Add(known);
            }
            else
            {
                reporter.Report(Descriptors.UnknownViewParameter, ParameterLocations.Name(parameter), parameter.Name, method.Name);
            }
        }

        if (parameters.Count < method.Parameters.Length)
        {
            return null;
        }

        Signature signature = rule with { Parameters = parameters, Around = null, DeclaredParameter = rule.ParameterSymbol };
        List<Diagnostic> found = [];
        DiagnosticReporter collector = new(reporter.IsListening ? found.Add : null);
        (RuleGraph Graph, RuleSources? Sources)? body = BodyReader.Read(method, signature, compilation, collector, token);
        if (collector.HasErrors)
        {
            reporter.Fail();
            if (!MethodSources.HasCompilerErrors(declaration, compilation, token))
            {
                found.ForEach(reporter.Report);
            }
        }

        if (body is not { } read)
        {
            return null;
        }

        if (read.Graph.Nodes.Any(node => OpTable.Of(node.Op).Scope is not null || node.Op == Op.Shape))
        {
            reporter.Report(
                Descriptors.ViewShape, declaration.Identifier.GetLocation(), method.Name, "reduces over elements; keep the value in a [Uniform] state", rule.ParameterSymbol);
            return null;
        }

        string documentation = DocumentationReader.Read(method, token).Summary;
        return (new ViewModel(method.Name, read.Graph, signature.ToCall(method.Name), documentation), read.Sources);
    }

    private static string? DescribeFault(IMethodSymbol method, MethodDeclarationSyntax declaration) => method switch
    {
        { IsGenericMethod: true } => "has type parameters",
        { IsStatic: false } => "is not static",
        { IsAsync: true } or { IsExtern: true } => "is async or extern",
        { ReturnType.SpecialType: not SpecialType.System_Double } or { RefKind: not RefKind.None } => "does not return a double",
        _ when declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || (declaration.Body is null && declaration.ExpressionBody is null) => "is partial or has no body",
        _ when WellKnownAttributes.Find(method, WellKnownNames.UpdateRuleAttribute) is not null => "is an update rule too",
        _ => null,
    };

    /// <summary>What a parameter of the view is in the rule; null for a name or type that is not its.</summary>
    private static SignatureParameter? Find(IParameterSymbol parameter, Signature rule)
    {
        if (parameter.RefKind != RefKind.None || parameter.IsParams || parameter.HasExplicitDefaultValue)
        {
            return null;
        }

        bool isReal = parameter.Type.SpecialType == SpecialType.System_Double;
        if (isReal && parameter.Name == rule.ParameterSymbol)
        {
            return new SignatureParameter(parameter, Op.Parameter, -1);
        }

        int state = rule.States.ToList().FindIndex(one => one.Symbol == parameter.Name);
        if (isReal && state >= 0 && rule.States[state].Shape is StateShape.Element or StateShape.Uniform)
        {
            return new SignatureParameter(parameter, RuleModel.LeafOf(rule.States[state].Shape), state);
        }

        int hyperparameter = rule.Hyperparameters.ToList().FindIndex(one => one.Symbol == parameter.Name);
        return hyperparameter >= 0 && HyperparameterReader.KindOf(parameter.Type) == rule.Hyperparameters[hyperparameter].Kind
            ? new SignatureParameter(parameter, Op.Hyperparameter, hyperparameter)
            : null;
    }
}
