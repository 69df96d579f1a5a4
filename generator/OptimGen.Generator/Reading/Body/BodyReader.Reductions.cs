using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <content>Calls of <c>Reduce</c> and <c>ReduceAll</c>: one value from many.</content>
internal sealed partial class BodyReader
{
    private bool _usesRows;

    private static bool IsReduction(INamedTypeSymbol type) =>
        WellKnownAttributes.IsType(type, WellKnownNames.Reduce) || WellKnownAttributes.IsType(type, WellKnownNames.ReduceAll);

    private int ReadReduction(IInvocationOperation call, IMethodSymbol method)
    {
        ReductionCall? reduction = ReductionCall.Parse(method.Name, WellKnownAttributes.IsType(method.ContainingType, WellKnownNames.ReduceAll));
        int value = call.Arguments.Length == 1 ? Evaluate(call.Arguments[0].Value) : _nothing;
        if (reduction is null || value == _nothing || _arithmetic.IsBoolean(value))
        {
            _faults.Fail();
            return Nothing;
        }

        if (IsUnderVaryingCondition())
        {
            _faults.Report(Descriptors.ReductionUnderVaryingCondition, call, NameOf(method));
            return Nothing;
        }

        Domain domain = _arithmetic.DomainOf(value);
        if (Refusal(reduction, domain) is { } reason)
        {
            _faults.Report(Descriptors.ReductionOfSharedValue, call, NameOf(method), reason);
            return Nothing;
        }

        _builder.UsesBlocks |= reduction.IsBlock;
        _usesRows |= !reduction.IsBlock && reduction.Scope is ReductionScope.Row or ReductionScope.Column;
        if (_builder.UsesBlocks && _usesRows)
        {
            _faults.Report(Descriptors.BlocksAndRows, call, NameOf(method));
            return Nothing;
        }

        return _arithmetic.Reduce(reduction, value, domain);
    }

    /// <summary>What the states say of how tensors are divided.</summary>
    private void ReadDivision(Signature signature)
    {
        foreach (SignatureParameter parameter in signature.Parameters.Where(parameter => parameter.IsState))
        {
            StateShape shape = signature.States[parameter.Index].Shape;
            _builder.UsesBlocks |= shape == StateShape.Block;
            _usesRows |= shape is StateShape.Row or StateShape.Column;
            if (_builder.UsesBlocks && _usesRows)
            {
                _faults.Report(Descriptors.BlocksAndRows, ParameterLocations.Name(parameter.Symbol), parameter.Symbol.Name);
                return;
            }
        }
    }

    /// <summary>Why a value cannot be reduced so; null where it can.</summary>
    private static string? Refusal(ReductionCall reduction, Domain domain) => domain switch
    {
        Domain.Element => null,
        Domain.Uniform => "its value is the same for all elements already; use it as it is",
        _ when reduction.Scope is ReductionScope.Row or ReductionScope.Column =>
            "its value is one for each row or column already; reduce what varies within it",
        _ when reduction.Function is ReductionFunction.Sum or ReductionFunction.Norm =>
            "its value is one for each row or column, and whether each counts once or once per element cannot be told; use the mean, and multiply by what you mean",
        _ when reduction.Scope == ReductionScope.All => "its value is one for each row or column of a tensor; reduce it with Reduce first",
        _ => null,
    };

    /// <summary>Whether some elements do not get here: by a condition around, here or in a caller, or by an earlier return.</summary>
    private bool IsUnderVaryingCondition()
    {
        for (Frame? frame = _frame; frame is not null; frame = frame.Caller)
        {
            if (frame.Path.Exists(IsVarying) || frame.Exits.Exists(exit => Array.Exists([.. exit.Path], IsVarying)))
            {
                return true;
            }
        }

        return false;

        bool IsVarying(PathCondition condition) => !_arithmetic.IsUniform(condition.Node);
    }
}
