using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OptimGen.Generator.Reading.Body;

/// <summary>The bodies of methods, bound: a rule may call helpers of any file of the compilation.</summary>
internal sealed class MethodSources(Compilation compilation, CancellationToken token)
{
    private readonly Dictionary<IMethodSymbol, IBlockOperation?> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>The body of a method; null where the compilation has no source of it.</summary>
    public IBlockOperation? Find(IMethodSymbol method)
    {
        if (!_bodies.TryGetValue(method, out IBlockOperation? body))
        {
            body = Bind(method);
            _bodies.Add(method, body);
        }

        return body;
    }

    /// <summary>
    /// Whether the compiler reports errors in a method. That an expression is nested too deeply is found by the stack of whoever asks: what
    /// one thread cannot read may well be compiled by another, so it does not count.
    /// </summary>
    public static bool HasCompilerErrors(MethodDeclarationSyntax method, Compilation compilation, CancellationToken token)
    {
        try
        {
            return ModelOf(compilation, method.SyntaxTree).GetDiagnostics(method.Span, token)
                .Any(diagnostic => diagnostic is { DefaultSeverity: DiagnosticSeverity.Error, Id: not "CS8078" });
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    /// <summary>What is nested too deeply in a method to be bound; null where nothing is.</summary>
    public SyntaxNode? FindTooDeep(IMethodSymbol method) =>
        Implementation(method).DeclaringSyntaxReferences.Select(reference => SyntaxDepth.FindTooDeep(reference.GetSyntax(token))).FirstOrDefault(deep => deep is not null);

    /// <summary>What the compiler knows of a file.</summary>
    [SuppressMessage(
        "MicrosoftCodeAnalysisCorrectness",
        "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "Helpers lie in other files than the class; the reading is shared with the generator, which has no other way either.")]
    public static SemanticModel ModelOf(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree);

    private static IMethodSymbol Implementation(IMethodSymbol method) => method.PartialImplementationPart ?? method;

    private IBlockOperation? Bind(IMethodSymbol method)
    {
        foreach (SyntaxReference reference in Implementation(method).DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(token) is MethodDeclarationSyntax declaration
                && compilation.ContainsSyntaxTree(declaration.SyntaxTree)
                && ModelOf(compilation, declaration.SyntaxTree).GetOperation(declaration, token) is IMethodBodyOperation body)
            {
                return body.BlockBody ?? body.ExpressionBody;
            }
        }

        return null;
    }
}
