using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <content>Branches, and what they leave behind.</content>
internal sealed partial class BodyReader
{
    private void ReadIf(IConditionalOperation conditional)
    {
        if (conditional.Condition.ConstantValue is { HasValue: true, Value: bool constant })
        {
            if ((constant ? conditional.WhenTrue : conditional.WhenFalse) is { } taken)
            {
                ReadStatement(taken);
            }

            return;
        }

        Branch(
            Evaluate(conditional.Condition),
            () => ReadStatement(conditional.WhenTrue),
            () =>
            {
                if (conditional.WhenFalse is { } otherwise)
                {
                    ReadStatement(otherwise);
                }
            });
    }

    private int ReadChoice(IConditionalOperation choice)
    {
        if (choice.WhenFalse is null)
        {
            _faults.Fail();
            return Nothing;
        }

        if (choice.Condition.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return Evaluate(constant ? choice.WhenTrue : choice.WhenFalse);
        }

        int condition = Evaluate(choice.Condition);
        int whenTrue = Values.Unassigned;
        int whenFalse = Values.Unassigned;
        Branch(condition, () => whenTrue = Evaluate(choice.WhenTrue), () => whenFalse = Evaluate(choice.WhenFalse));
        return SelectChecked(condition, whenTrue, whenFalse);
    }

    /// <summary><c>&amp;&amp;</c> and <c>||</c>: the right side is reached under a condition, which matters where it calls a helper that assigns.</summary>
    private int ReadShortCircuit(IBinaryOperation operation, Op op)
    {
        int left = Evaluate(operation.LeftOperand);
        int right = Values.Unassigned;
        Action read = () => right = Evaluate(operation.RightOperand);
        Action none = () => { };
        Branch(left, op == Op.And ? read : none, op == Op.And ? none : read);
        return Logical(op, left, right);
    }

    /// <summary>Runs both arms on their own values, then makes every variable the choice of what they left.</summary>
    private void Branch(int condition, Action whenTrue, Action whenFalse)
    {
        if (!_arithmetic.IsBoolean(condition))
        {
            // Refused or invalid before.
            _faults.Fail();
        }

        Values before = _values;
        (Values first, bool isFirstReachable) = RunArm(before, new PathCondition(condition, IsNegated: false), whenTrue);

        // Where the first arm always returns, "no earlier return was taken" says already that the condition is false.
        PathCondition? otherwise = isFirstReachable ? new PathCondition(condition, IsNegated: true) : null;
        (Values second, bool isSecondReachable) = RunArm(before, otherwise, whenFalse);
        _isReachable = isFirstReachable || isSecondReachable;
        if (!_isReachable || _isStopped)
        {
            _values = before;
            return;
        }

        _values = before.Copy();
        for (int ordinal = 0; ordinal < before.Count; ordinal++)
        {
            int node = !isFirstReachable ? second[ordinal]
                : !isSecondReachable ? first[ordinal]
                : Merge(() => condition, first[ordinal], second[ordinal]);
            _values[ordinal] = node;
            if (node != before[ordinal] && node != Values.Unassigned && before.VariableAt(ordinal) is var variable && variable.Depth == _depth)
            {
                Note(variable, node);
            }
        }
    }

    private (Values Values, bool IsReachable) RunArm(Values before, PathCondition? condition, Action run)
    {
        if (condition is { } added)
        {
            _frame.Path.Add(added);
        }

        _depth++;
        _values = before.Copy();
        _isReachable = true;
        run();
        (Values Values, bool IsReachable) result = (_values, _isReachable);
        _depth--;
        if (condition is not null)
        {
            _frame.Path.RemoveAt(_frame.Path.Count - 1);
        }

        return result;
    }

    private int Merge(Func<int> condition, int whenTrue, int whenFalse) =>
        whenTrue == whenFalse ? whenTrue
        : whenTrue == Values.Unassigned || whenFalse == Values.Unassigned ? Values.Unassigned
        : SelectChecked(condition(), whenTrue, whenFalse);

    /// <summary>A choice whose parts may have been refused before: such a graph is dropped, but must not be malformed while it grows.</summary>
    private int SelectChecked(int condition, int whenTrue, int whenFalse)
    {
        if (whenTrue == Values.Unassigned
            || whenFalse == Values.Unassigned
            || !_arithmetic.IsBoolean(condition)
            || _arithmetic.IsBoolean(whenTrue) != _arithmetic.IsBoolean(whenFalse))
        {
            _faults.Fail();
            return Nothing;
        }

        return _arithmetic.Select(condition, whenTrue, whenFalse);
    }

    /// <summary>
    /// Joins the end of a method with its returns, from the last to the first: each has precedence over what comes after it. The result is
    /// what the method returns, if anything.
    /// </summary>
    /// <param name="count">How many variables outlive the method.</param>
    private int CompleteExits(int count)
    {
        int result = Values.Unassigned;
        int last = _frame.Exits.Count - 1;
        if (!_isReachable && last >= 0)
        {
            _values = _frame.Exits[last].Values.Copy();
            result = _frame.Exits[last].Result;
            last--;
        }

        _isReachable = true;
        _values.Truncate(count);
        for (; last >= 0 && !_isStopped; last--)
        {
            MethodExit exit = _frame.Exits[last];
            int condition = Values.Unassigned;
            int Condition() => condition = condition == Values.Unassigned ? Conjunction(exit.Path) : condition;

            result = Merge(Condition, exit.Result, result);
            for (int ordinal = 0; ordinal < count; ordinal++)
            {
                int before = _values[ordinal];
                int node = Merge(Condition, exit.Values[ordinal], before);
                _values[ordinal] = node;
                if (node != before && node != Values.Unassigned && _values.VariableAt(ordinal) is var variable && variable.Depth == _depth)
                {
                    Note(variable, node);
                }
            }
        }

        return result;
    }

    private int Conjunction(ImmutableArray<PathCondition> path)
    {
        int all = Values.Unassigned;
        foreach (PathCondition condition in path)
        {
            int node = condition.IsNegated ? _builder.Add(Op.Not, condition.Node) : condition.Node;
            all = all == Values.Unassigned ? node : _builder.Add(Op.And, all, node);
        }

        return all == Values.Unassigned ? _arithmetic.Truth(true) : all;
    }
}
