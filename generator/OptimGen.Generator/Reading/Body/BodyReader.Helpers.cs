using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <content>Calls of static methods of the project, which become part of the rule.</content>
internal sealed partial class BodyReader
{
    private int ReadHelper(IInvocationOperation call, IMethodSymbol method, bool isResultUsed)
    {
        // Calls mean the part that declares; the body's parameters are those of the other.
        method = method.PartialImplementationPart ?? method;
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            // Reported where it is declared.
            _faults.Fail();
            return Nothing;
        }

        if (_frame.IsReading(method))
        {
            _faults.Report(Descriptors.RecursiveHelper, call, NameOf(method));
            return Nothing;
        }

        if (IsOfPlatform(method))
        {
            _faults.Report(Descriptors.UnsupportedFunction, call, NameOf(method), Vocabulary.Advise(method.Name));
            return Nothing;
        }

        if (DescribeFault(method) is { } fault)
        {
            _faults.Report(Descriptors.UnsupportedHelper, call, NameOf(method), fault);
            return Nothing;
        }

        _faults.EnterHelper(method, call.Syntax);
        bool isTooDeep = IsTooDeep(method);
        _faults.LeaveHelper();
        if (isTooDeep)
        {
            return Nothing;
        }

        if (_sources.Find(method) is not { } body)
        {
            _faults.Report(Descriptors.HelperWithoutSource, call, NameOf(method));
            return Nothing;
        }

        int result = Inline(call, method, body);
        if (isResultUsed && result == Values.Unassigned)
        {
            // A path without a value, or a helper that stopped at a fault.
            _faults.Fail();
        }

        return result == Values.Unassigned ? Nothing : result;
    }

    private int Inline(IInvocationOperation call, IMethodSymbol method, IBlockOperation body)
    {
        List<(IParameterSymbol Parameter, Variable? Variable, int Node)> bindings = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IParameterSymbol parameter = method.Parameters[argument.Parameter!.Ordinal];
            if (parameter.RefKind == RefKind.Ref)
            {
                Variable? target = FindTarget(argument.Value);
                bindings.Add((parameter, target, target is null ? Nothing : Values.Unassigned));
            }
            else
            {
                bindings.Add((parameter, null, Evaluate(argument.Value)));
            }
        }

        Frame caller = _frame;
        _frame = new Frame(method, caller);
        int count = _values.Count;
        foreach ((IParameterSymbol parameter, Variable? variable, int node) in bindings)
        {
            if (variable is not null)
            {
                _frame.Bind(parameter, variable);
            }
            else
            {
                Declare(parameter, AssignmentTarget.Local, -1, node);
            }
        }

        _faults.EnterHelper(method, call.Syntax);
        ReadStatement(body);
        int result = CompleteExits(count);
        _faults.LeaveHelper();
        _frame = caller;
        return result;
    }

    /// <summary>Whether a method belongs to .NET: nobody could bring its source into the project.</summary>
    private static bool IsOfPlatform(IMethodSymbol method)
    {
        INamespaceSymbol? space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return space?.Name == "System" && method.DeclaringSyntaxReferences.IsEmpty;
    }

    private static string? DescribeFault(IMethodSymbol method)
    {
        if (!method.IsStatic)
        {
            return "is not static";
        }

        if (method.MethodKind != MethodKind.Ordinary)
        {
            return "is no ordinary method";
        }

        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
        {
            return "has type parameters";
        }

        if (method.IsAsync)
        {
            return "is async";
        }

        if (method.IsExtern)
        {
            return "is extern";
        }

        if (!method.ReturnsVoid && (!IsNumber(method.ReturnType) || method.RefKind != RefKind.None))
        {
            return $"returns '{method.ReturnType.ToDisplayString()}'";
        }

        foreach (IParameterSymbol parameter in method.Parameters)
        {
            bool isReal = parameter.Type.SpecialType == SpecialType.System_Double;
            bool fits = parameter.RefKind switch
            {
                RefKind.None => IsNumber(parameter.Type) && !parameter.IsParams,
                RefKind.Ref => isReal,
                _ => false,
            };
            if (!fits)
            {
                return $"has the parameter '{parameter.ToDisplayString()}'";
            }
        }

        return null;
    }
}
