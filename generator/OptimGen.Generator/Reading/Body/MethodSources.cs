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

    /// <summary>Whether the compiler reports errors in a method.</summary>
    public static bool HasCompilerErrors(MethodDeclarationSyntax method, Compilation compilation, CancellationToken token) =>
        ModelOf(compilation, method.SyntaxTree).GetDiagnostics(method.Span, token)
            .Any(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);

    /// <summary>What the compiler knows of a file.</summary>
    [SuppressMessage(
        "MicrosoftCodeAnalysisCorrectness",
        "RS1030:Do not invoke Compilation.GetSemanticModel() method within a diagnostic analyzer",
        Justification = "Helpers lie in other files than the class; the reading is shared with the generator, which has no other way either.")]
    public static SemanticModel ModelOf(Compilation compilation, SyntaxTree tree) => compilation.GetSemanticModel(tree);

    private IBlockOperation? Bind(IMethodSymbol method)
    {
        IMethodSymbol implementation = method.PartialImplementationPart ?? method;
        foreach (SyntaxReference reference in implementation.DeclaringSyntaxReferences)
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
