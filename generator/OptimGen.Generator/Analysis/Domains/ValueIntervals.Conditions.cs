using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <content>The second layer: what intervals become where conditions hold.</content>
internal sealed partial class ValueIntervals
{
    /// <summary>How far one condition is followed to the operands of what it compares.</summary>
    private const int MostNarrowings = 24;

    /// <summary>
    /// How much may be done under conditions while all values are computed, and once more for all questions after that: far more than rules
    /// of hundreds of operations need. Beyond it conditions are not followed, which is right but proves less, so that no rule, however odd,
    /// makes an editor wait.
    /// </summary>
    private const int MostEvaluations = 8_000;
    private const int MostVisits = 60_000;

    private readonly DomainWork _work;
    private readonly Interval[] _layer;
    private readonly int[] _layerOf;
    private int _current = 1;
    private int _lowest;
    private int _narrowings;
    private bool _isContradictory;
    private int _evaluationsLeft = MostEvaluations;
    private int _visitsLeft = MostVisits;

    private bool IsExhausted => _evaluationsLeft < 0 || _visitsLeft < 0;

    /// <summary>The intervals of nodes where these facts hold; all empty where they cannot hold together.</summary>
    public Interval[] Under(IReadOnlyList<Fact> facts, params int[] nodes)
    {
        Interval[] result = new Interval[nodes.Length];
        int last = -1;
        foreach (int node in nodes)
        {
            last = System.Math.Max(last, _shape.Numbers.Of(node));
        }

        AssumeAll(facts, last);
        for (int index = 0; index < nodes.Length; index++)
        {
            result[index] = _isContradictory ? Interval.Empty : Get(nodes[index]);
        }

        Leave();
        return result;
    }

    private Interval InArm(int condition, bool holds, int arm)
    {
        if (!(holds ? _options.Branches : _options.Returns))
        {
            return Get(arm);
        }

        AssumeAll([new Fact(_shape.Numbers.Of(condition), holds)], _shape.Numbers.Of(arm));
        Interval result = _isContradictory ? Interval.Empty : Get(arm);
        Leave();
        return result;
    }

    /// <summary>Forgets all assumptions.</summary>
    private void Leave()
    {
        _current++;
        _isContradictory = false;
    }

    private void AssumeAll(IReadOnlyList<Fact> facts, int last)
    {
        // Twice where there are several: what one says of another is known only when values were computed anew.
        bool isSingle = facts.Count == 1 && !IsCompound(_shape.Nodes[facts[0].Condition].Op);
        for (int round = isSingle ? 1 : 0; round < 2 && !_isContradictory && !IsExhausted; round++)
        {
            _lowest = int.MaxValue;
            foreach (Fact fact in facts)
            {
                _narrowings = MostNarrowings;
                Assume(fact.Condition, fact.Holds);
            }

            if (_lowest == int.MaxValue)
            {
                return;
            }

            Propagate(last);
        }
    }

    private void Propagate(int last)
    {
        for (int index = _lowest + 1; index <= last && !IsExhausted; index++)
        {
            _work.Visits++;
            _visitsLeft--;
            if (_shape.Numbers.Of(index) != index)
            {
                continue;
            }

            Node node = _shape.Nodes[index];
            bool isAffected = false;
            for (int operand = 0; operand < node.Arity; operand++)
            {
                isAffected |= _layerOf[_shape.Numbers.Of(node.Operand(operand))] == _current;
            }

            if (isAffected)
            {
                _evaluationsLeft--;
                Interval before = Get(index);
                Interval after = before.Intersect(Compute(index));
                if (after != before)
                {
                    Set(index, after);
                }
            }
        }
    }

    private static bool IsCompound(Op op) => op is Op.And or Op.Or or Op.Not;

    private void Assume(int condition, bool holds)
    {
        int value = _shape.Numbers.Of(condition);
        Node node = _shape.Nodes[value];
        Interval known = Get(value);
        if (!known.Contains(holds ? 1 : 0))
        {
            _isContradictory = true;
            return;
        }

        if (--_narrowings < 0)
        {
            return;
        }

        Set(value, IntervalTruth.Of(holds));
        switch (node.Op)
        {
            case Op.Not:
                Assume(node.A, !holds);
                break;
            case Op.And or Op.Or when holds == (node.Op == Op.And):
                Assume(node.A, holds);
                Assume(node.B, holds);
                break;
            case Op.And or Op.Or:
                // One of them is so; which, is known where the other is not.
                if (Get(node.A) == IntervalTruth.Of(!holds))
                {
                    Assume(node.B, holds);
                }
                else if (Get(node.B) == IntervalTruth.Of(!holds))
                {
                    Assume(node.A, holds);
                }

                break;
            case Op.Equal or Op.NotEqual when holds == (node.Op == Op.Equal):
                Narrow(node.A, Get(node.B));
                Narrow(node.B, Get(node.A));
                break;
            case Op.Equal or Op.NotEqual:
                Exclude(node.A, Get(node.B));
                Exclude(node.B, Get(node.A));
                break;
            case Op.Less or Op.GreaterOrEqual when holds == (node.Op == Op.Less):
                Order(node.A, node.B, isStrict: true);
                break;
            case Op.Less or Op.GreaterOrEqual:
                Order(node.B, node.A, isStrict: false);
                break;
            case Op.Greater or Op.LessOrEqual when holds == (node.Op == Op.Greater):
                Order(node.B, node.A, isStrict: true);
                break;
            case Op.Greater or Op.LessOrEqual:
                Order(node.A, node.B, isStrict: false);
                break;
        }
    }

    /// <summary>The first is below the second, or also equal.</summary>
    private void Order(int below, int above, bool isStrict)
    {
        Interval high = Get(above);
        Narrow(below, Interval.Create(double.NegativeInfinity, false, high.High, isStrict || high.IsHighOpen));
        Interval low = Get(below);
        Narrow(above, Interval.Create(low.Low, isStrict || low.IsLowOpen, double.PositiveInfinity, false));
    }

    /// <summary>A value is not the one number that another is.</summary>
    private void Exclude(int node, Interval other)
    {
        if (!other.IsPoint)
        {
            return;
        }

        Interval before = Get(node);
        if (other.Low == 0)
        {
            Narrow(node, before.WithoutZero());
        }
        else if (other.Low == before.Low)
        {
            Narrow(node, Interval.Create(before.Low, true, double.PositiveInfinity, false));
        }
        else if (other.Low == before.High)
        {
            Narrow(node, Interval.Create(double.NegativeInfinity, false, before.High, true));
        }
    }

    /// <summary>A value is known to lie in an interval; so something is known of its operands.</summary>
    private void Narrow(int node, Interval to)
    {
        int value = _shape.Numbers.Of(node);
        Interval before = Get(value);
        Interval after = before.Intersect(to);
        after = _shape.IsWhole[value] ? after.ToIntegers() : after;
        if (after == before || before.IsEmpty || to.IsEmpty || --_narrowings < 0)
        {
            return;
        }

        if (after.IsEmpty)
        {
            _isContradictory = true;
            return;
        }

        Set(value, after);
        NarrowOperands(_shape.Nodes[value], after);
    }

    private void Set(int value, Interval interval)
    {
        _layer[value] = interval;
        _layerOf[value] = _current;
        _lowest = System.Math.Min(_lowest, value);
    }
}
