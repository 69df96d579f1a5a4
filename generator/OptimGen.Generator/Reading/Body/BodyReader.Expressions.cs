using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <content>Expressions.</content>
internal sealed partial class BodyReader
{
    private static bool IsInteger(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    private static bool IsNumber(ITypeSymbol? type) =>
        IsInteger(type) || type?.SpecialType is SpecialType.System_Double or SpecialType.System_Boolean;

    /// <summary>The node of an expression; <see cref="Nothing"/>, after a report, for one that rules may not contain.</summary>
    private int Evaluate(IOperation expression)
    {
        if (!Continues())
        {
            return Nothing;
        }

        if (_nesting >= MaximumNesting)
        {
            _faults.Report(Descriptors.UnsupportedExpression, expression, TooDeep, KeepLocals);
            return Nothing;
        }

        _nesting++;
        int outer = EnterOrigin(expression.Syntax);
        int node = expression.ConstantValue.HasValue ? ReadConstant(expression) : ReadExpression(expression);
        _builder.Origin = outer;
        _nesting--;
        return node;
    }

    private int ReadExpression(IOperation expression)
    {
        switch (expression)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return FindTarget(expression) is { } variable ? ReadVariable(variable) : Nothing;
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            case IUnaryOperation unary:
                return ReadUnary(unary);
            case IBinaryOperation binary:
                return ReadBinary(binary);
            case IConditionalOperation choice when IsNumber(choice.Type):
                return ReadChoice(choice);
            case IConversionOperation conversion:
                return ReadConversion(conversion);
            case IInvocationOperation call:
                return ReadCall(call, isResultUsed: true);
            case IInvalidOperation:
                _faults.Fail();
                return Nothing;
            default:
                RefuseExpression(expression);
                return Nothing;
        }
    }

    private int ReadVariable(Variable variable)
    {
        int node = _values[variable];
        if (node == Values.Unassigned)
        {
            // Definite assignment is the compiler's to report.
            _faults.Fail();
            return Nothing;
        }

        return node;
    }

    private int ReadConstant(IOperation expression)
    {
        // Folded like everything constant, but 1 / 2 is 0: the slip must not hide in the folding.
        foreach (IBinaryOperation division in expression.DescendantsAndSelf().OfType<IBinaryOperation>())
        {
            if (division.OperatorKind == BinaryOperatorKind.Divide && IsInteger(division.Type))
            {
                RefuseDivision(division, division.LeftOperand, division.RightOperand);
            }
        }

        switch (expression.Type?.SpecialType)
        {
            case SpecialType.System_Boolean when expression.ConstantValue.Value is bool truth:
                return _arithmetic.Truth(truth);
            case SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32 or SpecialType.System_Int64
                when expression.ConstantValue.Value is IConvertible number:
                return _builder.Literal(number.ToDouble(provider: null));
            default:
                string type = expression.Type?.ToDisplayString() ?? "null";
                _faults.Report(Descriptors.UnsupportedType, expression, expression.Syntax.ToString(), type);
                return Nothing;
        }
    }

    private int ReadConversion(IConversionOperation conversion)
    {
        ITypeSymbol? from = conversion.Operand.Type;
        ITypeSymbol? to = conversion.Type;
        if (conversion.OperatorMethod is not null)
        {
            RefuseExpression(conversion);
            return Nothing;
        }

        int operand = Evaluate(conversion.Operand);
        if (!IsNumber(from))
        {
            // Reported for what the operand is.
            _faults.Fail();
            return Nothing;
        }

        bool keepsDigits = IsInteger(from) ? IsInteger(to) || to?.SpecialType == SpecialType.System_Double : from!.SpecialType == to?.SpecialType;
        if (!keepsDigits)
        {
            RefuseConversion(conversion, from, to);
        }

        return operand;
    }

    private void RefuseExpression(IOperation expression)
    {
        if (expression.Type?.TypeKind == TypeKind.Error || expression is IInvalidOperation)
        {
            _faults.Fail();
        }
        else if (expression is IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } tuple })
        {
            RefuseExpression(tuple);
        }
        else if (expression is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol or IEventSymbol } member)
        {
            _faults.Report(Descriptors.ValueOutsideRule, expression, member.Member.Name);
        }
        else
        {
            (string what, string instead) = Unsupported.Expression(expression);
            _faults.Report(Descriptors.UnsupportedExpression, expression, what, instead);
        }
    }

    private void RefuseDivision(IOperation division, IOperation dividend, IOperation divisor) =>
        _faults.Report(
            Descriptors.IntegerDivision,
            division,
            division.Syntax.ToString(),
            dividend.Syntax.ToString(),
            divisor.Syntax.ToString());

    private void RefuseConversion(IOperation conversion, ITypeSymbol? from, ITypeSymbol? to) =>
        _faults.Report(Descriptors.LossyConversion, conversion, from?.ToDisplayString() ?? "", to?.ToDisplayString() ?? "");
}
