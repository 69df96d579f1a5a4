using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// The interval of every value of a rule for given intervals of its leaves, and, on demand, under conditions: those lie as a second layer
/// over the first. Values are known by their first node (<see cref="ValueNumbers"/>).
/// </summary>
internal sealed partial class ValueIntervals
{
    private readonly DomainShape _shape;
    private readonly DomainOptions _options;
    private readonly Interval[] _values;
    private readonly Interval[] _whenTrue;
    private readonly Interval[] _whenFalse;

    /// <param name="shape">What does not depend on the leaves.</param>
    /// <param name="states">The intervals of the states before the step.</param>
    /// <param name="step">The interval of the step number.</param>
    /// <param name="work">Counts what is done.</param>
    public ValueIntervals(DomainShape shape, IReadOnlyList<Interval> states, Interval step, DomainWork work)
    {
        _shape = shape;
        _options = shape.Options;
        _work = work;
        int count = shape.Nodes.Count;
        _values = new Interval[count];
        _whenTrue = new Interval[count];
        _whenFalse = new Interval[count];
        _layer = new Interval[count];
        _layerOf = new int[count];
        for (int index = 0; index < count; index++)
        {
            if (shape.Numbers.Of(index) != index)
            {
                continue;
            }

            Node node = shape.Nodes[index];
            if (node.Op == Op.Select)
            {
                _whenTrue[index] = InArm(node.A, holds: true, node.B);
                _whenFalse[index] = InArm(node.A, holds: false, node.C);
                Leave();
            }

            _values[index] = node.Op switch
            {
                Op.State or Op.UniformState or Op.RowState or Op.ColumnState => states[node.A],
                Op.StepNumber => step,
                _ => Compute(index),
            };
        }

        _evaluationsLeft = MostEvaluations;
        _visitsLeft = MostVisits;
    }

    /// <summary>The interval of a node: of all values it can have whenever its operands have one, used or not.</summary>
    public Interval this[int node] => _values[_shape.Numbers.Of(node)];

    /// <summary>Under the conditions assumed now.</summary>
    private Interval Get(int node)
    {
        int value = _shape.Numbers.Of(node);
        return _layerOf[value] == _current ? _layer[value] : _values[value];
    }

    private Interval Compute(int index)
    {
        _work.Evaluations++;
        Node node = _shape.Nodes[index];
        Interval result = OpTable.Of(node.Op).IsBoolean ? Truth(node) : Number(index, node);
        if (_options.Squares && _shape.Factors[index] is { } factors)
        {
            result = result.Intersect(SignOf(factors));
        }

        if (_options.Contracts && _shape.Contracts[index] is { } contract)
        {
            result = result.Intersect(Promised(contract));
        }

        return _shape.IsWhole[index] ? result.ToIntegers() : result;
    }

    private Interval Number(int index, Node node)
    {
        Interval a = node.Arity > 0 ? Get(node.A) : Interval.All;
        Interval b = node.Arity > 1 ? Get(node.B) : Interval.All;
        return node.Op switch
        {
            Op.Literal => Interval.Point(node.Value),
            Op.Parameter or Op.Gradient => Interval.Finite,
            Op.Hyperparameter => _shape.Hyperparameters[node.A],
            Op.AnyUnit => a,
            Op.Negate => IntervalArithmetic.Negate(a),
            Op.Abs => IntervalArithmetic.Abs(a),
            Op.Sqrt => IntervalArithmetic.Sqrt(a),
            Op.Exp => IntervalFunctions.Exp(a),
            Op.Log => IntervalFunctions.Log(a),
            Op.Log2 => IntervalFunctions.Log2(a),
            Op.Sin or Op.Cos => IntervalFunctions.Circle(a),
            Op.Tanh => IntervalFunctions.Tanh(a),
            Op.Floor => IntervalArithmetic.Floor(a),
            Op.Ceiling => IntervalArithmetic.Ceiling(a),
            Op.Truncate => IntervalArithmetic.Truncate(a),
            Op.Round => IntervalArithmetic.Floor(a).Hull(IntervalArithmetic.Ceiling(a)),
            Op.Add => IntervalArithmetic.Add(a, b),
            Op.Subtract => _shape.IsSame(node.A, node.B) ? Difference(a) : IntervalArithmetic.Subtract(a, b),
            Op.Multiply => IntervalArithmetic.Multiply(a, b),
            Op.Divide => IsMean(node) ? IntervalArithmetic.Divide(a, b).Intersect(Get(_shape.Nodes[_shape.Numbers.Of(node.A)].A).WithoutHole()) : IntervalArithmetic.Divide(a, b),
            Op.Shape => Interval.Create(1, false, double.PositiveInfinity, true),
            Op.Sum or Op.SumAll or Op.RowSum or Op.ColumnSum => SumOf(a),
            Op.Largest or Op.LargestAll or Op.RowLargest or Op.ColumnLargest => a.WithoutHole(),
            Op.Remainder => IntervalArithmetic.Remainder(a, b),
            Op.Minimum => IntervalArithmetic.Minimum(a, b),
            Op.Maximum => IntervalArithmetic.Maximum(a, b),
            Op.CopySign => IntervalArithmetic.CopySign(a, b),
            Op.Hypot => IntervalFunctions.Hypot(a, b),
            Op.MinimumMagnitude or Op.MaximumMagnitude => a.IsEmpty || b.IsEmpty ? Interval.Empty : a.Hull(b),
            Op.Power => IntervalFunctions.Power(a, b),
            Op.Select => Choice(index, node),
            _ => Interval.All,
        };
    }

    /// <summary>The sum of one or more values: not beyond zero where none is, and without end where some are.</summary>
    private static Interval SumOf(Interval value) =>
        value.IsEmpty ? value
        : Interval.Create(
            value.IsNotNegative ? value.Low : double.NegativeInfinity,
            !value.IsNotNegative || value.IsLowOpen || !value.MayBeZero,
            value.IsNotPositive ? value.High : double.PositiveInfinity,
            !value.IsNotPositive || value.IsHighOpen || !value.MayBeZero);

    /// <summary>A sum over the number of what it sums: no value is beyond the mean on one side only.</summary>
    private bool IsMean(Node node) =>
        _shape.Nodes[_shape.Numbers.Of(node.B)].Op == Op.Shape
        && _shape.Nodes[_shape.Numbers.Of(node.A)].Op is Op.Sum or Op.SumAll or Op.RowSum or Op.ColumnSum;

    /// <summary>A value minus itself, where it is finite.</summary>
    private static Interval Difference(Interval a) => a.IsEmpty ? a : Interval.Zero;

    private Interval Choice(int index, Node node)
    {
        Interval condition = Get(node.A);
        Interval whenTrue = condition.Contains(1) ? Get(node.B).Intersect(_whenTrue[index]) : Interval.Empty;
        Interval whenFalse = condition.Contains(0) ? Get(node.C).Intersect(_whenFalse[index]) : Interval.Empty;
        return whenTrue.Hull(whenFalse);
    }

    private Interval Truth(Node node)
    {
        Interval a = Get(node.A);
        Interval b = node.Arity > 1 ? Get(node.B) : a;
        bool isSame = node.Arity > 1 && _shape.IsSame(node.A, node.B);
        return node.Op switch
        {
            Op.Not => IntervalTruth.Not(a),
            Op.And => IntervalTruth.And(a, b),
            Op.Or => IntervalTruth.Or(a, b),
            Op.Less => isSame ? IntervalTruth.False : IntervalTruth.Less(a, b),
            Op.Greater => isSame ? IntervalTruth.False : IntervalTruth.Less(b, a),
            Op.LessOrEqual => isSame ? IntervalTruth.True : IntervalTruth.LessOrEqual(a, b),
            Op.GreaterOrEqual => isSame ? IntervalTruth.True : IntervalTruth.LessOrEqual(b, a),
            Op.Equal => isSame ? IntervalTruth.True : IntervalTruth.Equal(a, b),
            _ => isSame ? IntervalTruth.False : IntervalTruth.Not(IntervalTruth.Equal(a, b)),
        };
    }

    private Interval SignOf(Factors factors)
    {
        bool isNegative = factors.IsNegated;
        bool mayBeZero = false;
        bool mayBeInfinite = false;
        foreach (int factor in factors.Odd)
        {
            Interval value = Get(factor);
            if (!value.IsNotNegative && !value.IsNotPositive)
            {
                return Interval.All;
            }

            isNegative ^= !value.IsNotNegative;
            mayBeZero |= value.MayBeZero;
            mayBeInfinite |= value.Contains(double.PositiveInfinity) || value.Contains(double.NegativeInfinity);
        }

        foreach (int factor in factors.Even)
        {
            mayBeZero |= Get(factor).MayBeZero;
            mayBeInfinite |= Get(factor).Contains(double.PositiveInfinity) || Get(factor).Contains(double.NegativeInfinity);
        }

        // One over infinity is zero.
        Interval sign = Interval.Create(0, !mayBeZero && !mayBeInfinite, double.PositiveInfinity, false);
        return isNegative ? IntervalArithmetic.Negate(sign) : sign;
    }

    private Interval Promised(Contract contract)
    {
        Interval a = Get(contract.A);
        Interval b = Get(contract.B);
        Interval weight = contract.C < 0 ? Interval.Empty : Get(contract.C);
        bool isWeight = weight.Low >= 0 && weight.High <= 1;
        return contract.Kind switch
        {
            ContractKind.Between when isWeight => a.Hull(b).WithoutHole(),
            ContractKind.DebiasedDecay when a.Low >= 0 && IntervalTruth.Less(a, Interval.Point(1)) == IntervalTruth.True && b.Low >= 1 =>
                Interval.Create(0, false, 1, true),
            ContractKind.SignedEma when isWeight && a.IsNotNegative && b.IsNotNegative =>
                Interval.Create(0, !a.MayBeZero, double.PositiveInfinity, false),
            _ => Interval.All,
        };
    }
}
