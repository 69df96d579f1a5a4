using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Use;

/// <summary>
/// Where a rule gives the parameter a value that does not carry its old one. To read it is not to carry it: a condition on x does not, nor
/// does a weight decay that is added to the gradient, g + λ·x, since without decay nothing of x would be left. A state carries x that
/// starts as x, or that takes a value that carries it.
/// </summary>
internal sealed class Overwriting
{
    private readonly RuleModel _rule;
    private readonly CanonicalValues _values;
    private readonly bool[] _isUniform;
    private readonly bool[] _carryingStates;
    private readonly bool[] _gradientStates;
    private bool[] _carries;
    private bool[] _readsGradient;

    private Overwriting(RuleModel rule, CanonicalValues values)
    {
        _rule = rule;
        _values = values;
        _isUniform = [.. values.ComputedFrom(leaf => leaf.Op is Op.Parameter or Op.Gradient or Op.State or Op.RowState or Op.ColumnState).Select(varies => !varies)];
        _carryingStates = [.. rule.States.Select(state => state.Initially == InitialValueKind.Parameter)];
        _gradientStates = new bool[rule.States.Count];
        do
        {
            _carries = FindCarrying();
            _readsGradient = values.ComputedFrom(leaf => leaf.Op == Op.Gradient || (leaf.Op == Op.State && _gradientStates[leaf.A]));
        }
        while (Spread(_carries, _carryingStates) | Spread(_readsGradient, _gradientStates));
    }

    /// <summary>The nodes of the graph that overwrite the parameter, each one arm of its final value.</summary>
    public static IReadOnlyList<int> Find(RuleModel rule, CanonicalValues values)
    {
        Overwriting overwriting = new(rule, values);
        List<int> arms = overwriting.Arms();
        List<int> lost = [.. arms.Where(arm => !overwriting.CarriesAsStep(arm))];

        // A choice may set the parameter to a bound or to zero; it may not set it to a step.
        return lost.Count == arms.Count ? lost : [.. lost.Where(arm => overwriting._readsGradient[values.Of(arm)])];
    }

    private List<int> Arms()
    {
        List<int> arms = [];
        HashSet<int> seen = [];
        Stack<int> open = new([_rule.Graph.Parameter]);
        while (open.Count > 0)
        {
            int index = open.Pop();
            if (!seen.Add(index))
            {
                continue;
            }

            Node node = _rule.Graph.Nodes[index];
            switch (node.Op)
            {
                case Op.Select:
                    open.Push(node.C);
                    open.Push(node.B);
                    break;
                case Op.AnyUnit:
                    open.Push(node.A);
                    break;
                default:
                    arms.Add(index);
                    break;
            }
        }

        return arms;
    }

    /// <summary>Whether a summand of an arm, at any depth of sums, carries the parameter: λ·x − g does, as a step of its own.</summary>
    private bool CarriesAsStep(int arm)
    {
        HashSet<int> seen = [];
        Stack<int> open = new([_values.Of(arm)]);
        while (open.Count > 0)
        {
            int value = open.Pop();
            if (!seen.Add(value))
            {
                continue;
            }

            if (_carries[value])
            {
                return true;
            }

            Node node = _values[value];
            if (node.Op is Op.Add or Op.Subtract or Op.Negate)
            {
                for (int operand = 0; operand < node.Arity; operand++)
                {
                    open.Push(node.Operand(operand));
                }
            }
        }

        return false;
    }

    private bool Spread(bool[] values, bool[] states)
    {
        bool grows = false;
        for (int state = 0; state < states.Length; state++)
        {
            if (!states[state] && values[_values.Of(_rule.Graph.States[state])])
            {
                states[state] = true;
                grows = true;
            }
        }

        return grows;
    }

    private bool[] FindCarrying()
    {
        bool[] carries = new bool[_values.Count];
        for (int index = 0; index < carries.Length; index++)
        {
            Node node = _values[index];
            carries[index] = node.Op switch
            {
                Op.Parameter => true,
                Op.State or Op.UniformState or Op.RowState or Op.ColumnState => _carryingStates[node.A],
                Op.Select => carries[node.B] || carries[node.C],
                Op.Add or Op.Subtract when IsDecayInGradient(node) => false,
                _ => Enumerable.Range(0, node.Arity).Any(operand => carries[node.Operand(operand)]),
            };
        }

        return carries;
    }

    /// <summary>Whether a sum is g + λ·x with a λ that may be zero.</summary>
    private bool IsDecayInGradient(Node sum) =>
        (IsGradient(sum.A) && HasFactorOfZero(sum.B)) || (IsGradient(sum.B) && HasFactorOfZero(sum.A));

    /// <summary>The gradient, perhaps between bounds.</summary>
    private bool IsGradient(int value)
    {
        while (_values[value] is { Op: Op.Minimum or Op.Maximum } node && _isUniform[node.A] != _isUniform[node.B])
        {
            value = _isUniform[node.A] ? node.B : node.A;
        }

        return _values[value].Op == Op.Gradient;
    }

    private bool HasFactorOfZero(int product)
    {
        while (_values[product] is { Op: Op.Multiply } node)
        {
            if (MayBeZero(node.A) || MayBeZero(node.B))
            {
                return true;
            }

            product = _values[node.A].Op == Op.Multiply ? node.A : node.B;
        }

        return false;
    }

    private bool MayBeZero(int value) =>
        _values[value] is { Op: Op.Hyperparameter } leaf && _rule.Hyperparameters[leaf.A].Range.Contains(0);
}
