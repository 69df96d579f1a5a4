using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <content>Calls of the functions that rules know by name.</content>
internal sealed partial class BodyReader
{
    private int ReadCall(IInvocationOperation call, bool isResultUsed)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.ContainingType is not { } type || type.TypeKind == TypeKind.Error || HasErrors(call))
        {
            _faults.Fail();
            return Nothing;
        }

        if (Vocabulary.IsMath(type))
        {
            return ReadMath(call, method);
        }

        if (IsReduction(type))
        {
            return ReadReduction(call, method);
        }

        return WellKnownAttributes.IsType(type, WellKnownNames.Rule)
            ? ReadRuleFunction(call, method)
            : ReadHelper(call, method, isResultUsed);
    }

    private static bool HasErrors(IInvocationOperation call)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is null || argument.Value is IInvalidOperation)
            {
                return true;
            }
        }

        return false;
    }

    private int ReadMath(IInvocationOperation call, IMethodSymbol method)
    {
        if (Vocabulary.FindThrowing(method.Name) is { } throwing)
        {
            _faults.Report(Descriptors.ReplacedFunction, call, NameOf(method), throwing.When, throwing.Instead);
            return Nothing;
        }

        int[]? arguments = ReadArguments(call);
        if (arguments is null)
        {
            return Nothing;
        }

        if (Vocabulary.FindFunction(method.Name, arguments.Length) is { } op)
        {
            return arguments.Length == 1 ? _builder.Add(op, arguments[0]) : _builder.Add(op, arguments[0], arguments[1]);
        }

        switch (method.Name, arguments.Length)
        {
            case ("Pow", 2):
                return _arithmetic.Power(arguments[0], arguments[1]);
            case ("FusedMultiplyAdd", 3):
                return _builder.Add(Op.Add, _builder.Add(Op.Multiply, arguments[0], arguments[1]), arguments[2]);
            case ("IsNaN", 1):
                return _builder.Add(Op.NotEqual, arguments[0], arguments[0]);
            case ("IsFinite", 1):
                return _builder.Add(Op.Less, _builder.Add(Op.Abs, arguments[0]), _builder.Literal(double.PositiveInfinity));
            case ("IsInfinity", 1):
                return _builder.Add(Op.Equal, _builder.Add(Op.Abs, arguments[0]), _builder.Literal(double.PositiveInfinity));
            case ("IsPositiveInfinity", 1):
                return _builder.Add(Op.Equal, arguments[0], _builder.Literal(double.PositiveInfinity));
            case ("IsNegativeInfinity", 1):
                return _builder.Add(Op.Equal, arguments[0], _builder.Literal(double.NegativeInfinity));
            default:
                _faults.Report(Descriptors.UnsupportedFunction, call, NameOf(method), Vocabulary.Advise(method.Name));
                return Nothing;
        }
    }

    private int ReadRuleFunction(IInvocationOperation call, IMethodSymbol method)
    {
        int[]? arguments = ReadArguments(call);
        if (arguments is null)
        {
            return Nothing;
        }

        switch (method.Name, arguments.Length)
        {
            case ("Ema", 3):
                return _arithmetic.Ema(arguments[0], arguments[1], arguments[2]);
            case ("Lerp", 3):
                return _arithmetic.Lerp(arguments[0], arguments[1], arguments[2]);
            case ("BiasCorrection", 2):
                return _arithmetic.BiasCorrection(arguments[0], arguments[1]);
            case ("DebiasedDecay", 2):
                return _arithmetic.DebiasedDecay(arguments[0], arguments[1]);
            case ("SignedEma", 3):
                return _arithmetic.SignedEma(arguments[0], arguments[1], arguments[2]);
            case ("Ratio", 2):
                return _arithmetic.Ratio(arguments[0], arguments[1]);
            case ("AnyUnit", 1):
                return _arithmetic.AnyUnit(arguments[0]);
            case ("Sign", 1):
                return _arithmetic.Sign(arguments[0]);
            case ("Clamp", 3):
                return _arithmetic.Clamp(arguments[0], arguments[1], arguments[2]);
            default:
                _faults.Report(Descriptors.UnsupportedFunction, call, NameOf(method), Vocabulary.Advise(method.Name));
                return Nothing;
        }
    }

    /// <summary>The arguments in the order of the parameters, read in the order of the text; null where one is no number.</summary>
    private int[]? ReadArguments(IInvocationOperation call)
    {
        int[] nodes = new int[call.TargetMethod.Parameters.Length];
        HashSet<int> missing = [];
        for (int index = 0; index < nodes.Length; index++)
        {
            missing.Add(index);
        }

        bool areNumbers = true;
        bool areRead = true;
        foreach (IArgumentOperation argument in call.Arguments)
        {
            int node = Evaluate(argument.Value);
            nodes[argument.Parameter!.Ordinal] = node;
            missing.Remove(argument.Parameter.Ordinal);
            areRead &= node != _nothing;
            areNumbers &= IsNumber(argument.Parameter.Type) && argument.Parameter.RefKind == RefKind.None;
        }

        if (!areRead)
        {
            _faults.Fail();
            return null;
        }

        if (areNumbers && missing.Count == 0)
        {
            return nodes;
        }

        _faults.Report(Descriptors.UnsupportedFunction, call, NameOf(call.TargetMethod), "use a function of double");
        return null;
    }

    private static string NameOf(IMethodSymbol method) => method.ContainingType is null ? method.Name : $"{method.ContainingType.Name}.{method.Name}";
}
