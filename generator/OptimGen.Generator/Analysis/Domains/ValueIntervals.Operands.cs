using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <content>Backwards: what is known of a result is known of its operands.</content>
internal sealed partial class ValueIntervals
{
    private void NarrowOperands(Node node, Interval result)
    {
        if (IsInfinite(result))
        {
            return;
        }

        switch (node.Op)
        {
            case Op.AnyUnit:
                Narrow(node.A, result);
                break;
            case Op.Negate:
                Narrow(node.A, IntervalArithmetic.Negate(result));
                break;
            case Op.Abs:
                Interval mirrored = IntervalArithmetic.Negate(result);
                Interval operand = Get(node.A);
                Narrow(node.A, operand.IsNotNegative ? result : operand.IsNotPositive ? mirrored : result.Hull(mirrored));
                break;
            case Op.Sqrt:
                Narrow(node.A, IntervalArithmetic.Multiply(result, result));
                break;
            case Op.Add or Op.Subtract when _options.Differences:
                NarrowSummands(node, result);
                break;
            case Op.Multiply:
                NarrowFactors(node, result);
                break;
            case Op.Divide:
                NarrowQuotient(node, result);
                break;
            case Op.Maximum:
                NarrowExtreme(node, result, Interval.Create(double.NegativeInfinity, false, result.High, result.IsHighOpen));
                break;
            case Op.Minimum:
                NarrowExtreme(node, result, Interval.Create(result.Low, result.IsLowOpen, double.PositiveInfinity, false));
                break;
        }
    }

    /// <summary>a − b in an interval: a is in it plus b, and b in a minus it; a + b likewise.</summary>
    private void NarrowSummands(Node node, Interval result)
    {
        if (AreInfinite(node))
        {
            return;
        }

        if (node.Op == Op.Add)
        {
            Narrow(node.A, IntervalArithmetic.Subtract(result, Get(node.B)));
            Narrow(node.B, IntervalArithmetic.Subtract(result, Get(node.A)));
        }
        else
        {
            Narrow(node.A, IntervalArithmetic.Add(result, Get(node.B)));
            Narrow(node.B, IntervalArithmetic.Subtract(Get(node.A), result));
        }
    }

    private void NarrowFactors(Node node, Interval result)
    {
        if (AreInfinite(node))
        {
            return;
        }

        if (!result.MayBeZero)
        {
            Narrow(node.A, Get(node.A).WithoutZero());
            Narrow(node.B, Get(node.B).WithoutZero());
        }

        if (!Get(node.B).MayBeZero)
        {
            Narrow(node.A, IntervalArithmetic.Divide(result, Get(node.B)));
        }

        if (!Get(node.A).MayBeZero)
        {
            Narrow(node.B, IntervalArithmetic.Divide(result, Get(node.A)));
        }
    }

    private void NarrowQuotient(Node node, Interval result)
    {
        if (AreInfinite(node))
        {
            return;
        }

        Narrow(node.A, IntervalArithmetic.Multiply(result, Get(node.B).WithoutZero()));
        if (!result.MayBeZero)
        {
            Narrow(node.B, IntervalArithmetic.Divide(Get(node.A), result));
        }
    }

    /// <summary>Both operands keep to the result's bound; where one cannot be the result, the other is.</summary>
    private void NarrowExtreme(Node node, Interval result, Interval bound)
    {
        Narrow(node.A, bound);
        Narrow(node.B, bound);
        if (Get(node.B).Intersect(result).IsEmpty)
        {
            Narrow(node.A, result);
        }

        if (Get(node.A).Intersect(result).IsEmpty)
        {
            Narrow(node.B, result);
        }
    }

    private bool AreInfinite(Node node) => IsInfinite(Get(node.A)) || IsInfinite(Get(node.B));

    private static bool IsInfinite(Interval interval) =>
        interval.Contains(double.PositiveInfinity) || interval.Contains(double.NegativeInfinity);
}
