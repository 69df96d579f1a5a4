using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Analysis.Use;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>An update of a state s as weight · s + other summands, in whatever order and form it was written.</summary>
internal sealed class LinearUpdate
{
    /// <summary>More than any update has; sums of sums of themselves would have no end otherwise.</summary>
    private const int MaximumTerms = 64;

    private readonly CanonicalValues _values;
    private readonly bool[] _reads;
    private readonly int _state;
    private readonly List<LinearTerm> _own = [];
    private readonly List<LinearTerm> _others = [];
    private int _visits;

    private LinearUpdate(CanonicalValues values, bool[] reads, int state)
    {
        _values = values;
        _reads = reads;
        _state = state;
    }

    /// <summary>What the state is multiplied by.</summary>
    public int Weight { get; private set; }

    /// <summary>The summands without the state.</summary>
    public IReadOnlyList<LinearTerm> Others => _others;

    /// <summary>The update in this form; null where it has none.</summary>
    /// <param name="values">The rule's values.</param>
    /// <param name="update">The update's value.</param>
    /// <param name="leaf">The state's old value.</param>
    public static LinearUpdate? Of(CanonicalValues values, int update, int leaf)
    {
        Node state = values[leaf];
        LinearUpdate result = new(values, values.ComputedFrom(node => node == state), leaf);
        return result.Expand(update, isNegative: false, [], []) && result.FindWeight() is >= 0 and int weight ? result.With(weight) : null;
    }

    private LinearUpdate With(int weight)
    {
        Weight = weight;
        return this;
    }

    private bool Expand(int value, bool isNegative, List<int> factors, List<int> divisors)
    {
        if (++_visits > MaximumTerms)
        {
            return false;
        }

        if (value == _state)
        {
            _own.Add(new LinearTerm(isNegative, factors, divisors));
            return true;
        }

        Node node = _values[value];
        if (!_reads[value])
        {
            return AddOther(value, isNegative, factors, divisors);
        }

        switch (node.Op)
        {
            case Op.Add or Op.Subtract:
                return Expand(node.A, isNegative, factors, divisors) && Expand(node.B, isNegative ^ (node.Op == Op.Subtract), factors, divisors);
            case Op.Negate:
                return Expand(node.A, !isNegative, factors, divisors);
            case Op.Multiply when _reads[node.A] != _reads[node.B]:
                (int inner, int factor) = _reads[node.A] ? (node.A, node.B) : (node.B, node.A);
                return Expand(inner, isNegative, [.. factors, factor], divisors);
            case Op.Divide when !_reads[node.B]:
                return Expand(node.A, isNegative, factors, [.. divisors, node.B]);
            default:
                return false;
        }
    }

    private bool AddOther(int value, bool isNegative, List<int> factors, List<int> divisors)
    {
        Node node = _values[value];
        if (node.Op is Op.Add or Op.Subtract && factors.Count == 0 && divisors.Count == 0)
        {
            return Split(node.A, isNegative) && Split(node.B, isNegative ^ (node.Op == Op.Subtract));
        }

        List<int> all = [];
        foreach (int factor in factors.Append(value))
        {
            if (!Flatten(factor, all))
            {
                return false;
            }
        }

        _others.Add(new LinearTerm(isNegative, all, divisors));
        return true;
    }

    private bool Split(int value, bool isNegative) => ++_visits <= MaximumTerms && AddOther(value, isNegative, [], []);

    private bool Flatten(int value, List<int> factors)
    {
        Node node = _values[value];
        if (node.Op != Op.Multiply)
        {
            factors.Add(value);
            return true;
        }

        return ++_visits <= MaximumTerms && Flatten(node.A, factors) && Flatten(node.B, factors);
    }

    /// <summary>The sum of the state's own factors: β, or 1 − α where it was written s + α·(value − s); −1 for anything less plain.</summary>
    private int FindWeight()
    {
        if (_own.Any(term => term.Divisors.Count > 0))
        {
            return -1;
        }

        if (_own.Count == 1 && !_own[0].IsNegative)
        {
            return Product(_own[0].Factors);
        }

        LinearTerm[] kept = [.. _own.Where(term => !term.IsNegative)];
        LinearTerm[] taken = [.. _own.Where(term => term.IsNegative)];
        return kept.Length == 1 && taken.Length == 1 && kept[0].Factors.Count == 0 ? _values.Complement(Product(taken[0].Factors)) : -1;
    }

    private int Product(IReadOnlyList<int> factors)
    {
        int product = _values.Intern(Node.Literal(1));
        foreach (int factor in factors)
        {
            product = _values.Intern(new Node(Op.Multiply, product, factor));
        }

        return product;
    }
}
