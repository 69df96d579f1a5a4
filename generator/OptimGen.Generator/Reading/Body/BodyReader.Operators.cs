using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <content>Operators.</content>
internal sealed partial class BodyReader
{
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

        // a + b + c + … is nested as deeply as it is long, to the left: it is read from there on, without descending.
        Stack<IBinaryOperation> chain = new([binary]);
        while (chain.Peek().LeftOperand is IBinaryOperation { ConstantValue.HasValue: false } next && !IsShortCircuit(next))
        {
            chain.Push(next);
        }

        int node = Evaluate(chain.Peek().LeftOperand);
        while (chain.Count > 0 && Continues())
        {
            IBinaryOperation operation = chain.Pop();
            int outer = EnterOrigin(operation.Syntax);
            int right = Evaluate(operation.RightOperand);
            bool isInteger = IsInteger(operation.LeftOperand.Type) && IsInteger(operation.RightOperand.Type);
            node = Combine(
                operation, operation.OperatorKind, operation.OperatorMethod, isInteger, node, right, operation.LeftOperand, operation.RightOperand);
            _builder.Origin = outer;
        }

        return node;
    }

    private static bool IsShortCircuit(IBinaryOperation operation) =>
        operation.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;

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
}
