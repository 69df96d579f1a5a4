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

        int outer = EnterOrigin(expression.Syntax);
        int node = expression.ConstantValue.HasValue ? ReadConstant(expression) : ReadExpression(expression);
        _builder.Origin = outer;
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

    private int ReadUnary(IUnaryOperation unary)
    {
        if (unary.OperatorMethod is null && IsNumber(unary.Type))
        {
            switch (unary.OperatorKind)
            {
                case UnaryOperatorKind.Plus:
                    return Evaluate(unary.Operand);
                case UnaryOperatorKind.Minus:
                    return _builder.Add(Op.Negate, Evaluate(unary.Operand));
                case UnaryOperatorKind.Not when unary.Type!.SpecialType == SpecialType.System_Boolean:
                    int operand = Evaluate(unary.Operand);
                    return _arithmetic.IsBoolean(operand) ? _builder.Add(Op.Not, operand) : Nothing;
            }
        }

        RefuseExpression(unary);
        return Nothing;
    }

    private int ReadBinary(IBinaryOperation binary)
    {
        if (binary.OperatorKind == BinaryOperatorKind.ConditionalAnd && binary.OperatorMethod is null)
        {
            return ReadShortCircuit(binary, Op.And);
        }

        if (binary.OperatorKind == BinaryOperatorKind.ConditionalOr && binary.OperatorMethod is null)
        {
            return ReadShortCircuit(binary, Op.Or);
        }

        int left = Evaluate(binary.LeftOperand);
        int right = Evaluate(binary.RightOperand);
        bool isInteger = IsInteger(binary.LeftOperand.Type) && IsInteger(binary.RightOperand.Type);
        return Combine(binary, binary.OperatorKind, binary.OperatorMethod, isInteger, left, right, binary.LeftOperand, binary.RightOperand);
    }

    /// <summary>The result of a binary operator, whether it stands between operands or before an equals sign.</summary>
    private int Combine(
        IOperation operation,
        BinaryOperatorKind kind,
        IMethodSymbol? method,
        bool isInteger,
        int left,
        int right,
        IOperation leftOperand,
        IOperation rightOperand)
    {
        if (method is not null || !IsNumber(leftOperand.Type) || !IsNumber(rightOperand.Type))
        {
            RefuseExpression(operation);
            return Nothing;
        }

        if (leftOperand.Type!.SpecialType == SpecialType.System_Boolean)
        {
            return CombineTruths(operation, kind, left, right);
        }

        if (kind == BinaryOperatorKind.Divide && isInteger)
        {
            RefuseDivision(operation, leftOperand, rightOperand);
            return Nothing;
        }

        Op? op = kind switch
        {
            BinaryOperatorKind.Add => Op.Add,
            BinaryOperatorKind.Subtract => Op.Subtract,
            BinaryOperatorKind.Multiply => Op.Multiply,
            BinaryOperatorKind.Divide => Op.Divide,
            BinaryOperatorKind.Remainder => Op.Remainder,
            BinaryOperatorKind.LessThan => Op.Less,
            BinaryOperatorKind.LessThanOrEqual => Op.LessOrEqual,
            BinaryOperatorKind.GreaterThan => Op.Greater,
            BinaryOperatorKind.GreaterThanOrEqual => Op.GreaterOrEqual,
            BinaryOperatorKind.Equals => Op.Equal,
            BinaryOperatorKind.NotEquals => Op.NotEqual,
            _ => null,
        };
        if (op is null)
        {
            RefuseExpression(operation);
            return Nothing;
        }

        if (op == Op.Remainder && !(_arithmetic.IsUniform(left) && _arithmetic.IsUniform(right)))
        {
            const string Instead = "no kernel computes it; write a - b * Math.Truncate(a / b), or take it of the step number and hyperparameters alone";
            _faults.Report(Descriptors.UnsupportedExpression, operation, "'%' of what differs from element to element", Instead);
            return Nothing;
        }

        return _builder.Add(op.Value, left, right);
    }

    private int CombineTruths(IOperation operation, BinaryOperatorKind kind, int left, int right)
    {
        switch (kind)
        {
            case BinaryOperatorKind.And:
                return Logical(Op.And, left, right);
            case BinaryOperatorKind.Or:
                return Logical(Op.Or, left, right);
            case BinaryOperatorKind.Equals:
                return AreTruths(left, right) ? _arithmetic.Equivalent(left, right) : Nothing;
            case BinaryOperatorKind.NotEquals or BinaryOperatorKind.ExclusiveOr:
                return AreTruths(left, right) ? _builder.Add(Op.Not, _arithmetic.Equivalent(left, right)) : Nothing;
            default:
                RefuseExpression(operation);
                return Nothing;
        }
    }

    private int Logical(Op op, int left, int right) => AreTruths(left, right) ? _builder.Add(op, left, right) : Nothing;

    /// <summary>False where one of them stands for something that was refused.</summary>
    private bool AreTruths(int left, int right)
    {
        bool both = left != Values.Unassigned && right != Values.Unassigned && _arithmetic.IsBoolean(left) && _arithmetic.IsBoolean(right);
        if (!both)
        {
            _faults.Fail();
        }

        return both;
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
