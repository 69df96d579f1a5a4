using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>
/// A product taken apart: which averages and which corrections it has, with what exponents. Looked through are quotients, roots, and sums,
/// maxima and minima of one value with what is the same for all elements: √v + ε has the factor v ^ ½ here.
/// </summary>
internal sealed class Product
{
    /// <summary>More than any product has; squares of squares of squares would have no end otherwise.</summary>
    private const int MaximumVisits = 256;

    private readonly RuleValues _rule;
    private readonly StateAverage[] _averages;
    private int _visits;

    public Product(RuleValues rule, StateAverage[] averages, int root)
    {
        _rule = rule;
        _averages = averages;
        Take(root, 1, root);
    }

    public List<Occurrence> Averages { get; } = [];

    public List<Occurrence> Corrections { get; } = [];

    /// <summary>Values that differ between elements, and are not looked into.</summary>
    public List<Occurrence> Others { get; } = [];

    /// <summary>Whether all of it was seen.</summary>
    public bool IsComplete => _visits <= MaximumVisits;

    /// <summary>The operand that a product looks into, where it looks through an operation; −1 for none, or for all of a product's.</summary>
    public static int LooksThrough(RuleValues rule, Node node)
    {
        if (node.Op is not (Op.Add or Op.Subtract or Op.Minimum or Op.Maximum))
        {
            return -1;
        }

        bool first = rule.Varies(rule.Values.Of(node.A));
        return first == rule.Varies(rule.Values.Of(node.B)) ? -1 : first ? node.A : node.B;
    }

    public static bool IsProduct(Op op) => op is Op.Multiply or Op.Divide or Op.Sqrt or Op.Negate or Op.Abs or Op.AnyUnit;

    private void Take(int index, double exponent, int place)
    {
        if (++_visits > MaximumVisits)
        {
            return;
        }

        int value = _rule.Values.Of(index);
        if (_rule.DecayOfCorrection(value) is >= 0 and int decay)
        {
            Corrections.Add(new Occurrence(decay, exponent, index, place));
            return;
        }

        if (FindAverage(value) is >= 0 and int state)
        {
            Averages.Add(new Occurrence(state, exponent, index, place));
            return;
        }

        if (_rule.DecayOfDebiased(value) >= 0)
        {
            // Its quotient of corrections is a decay, and corrects nothing.
            return;
        }

        Node node = _rule.Rule.Graph.Nodes[index];
        switch (node.Op)
        {
            case Op.Multiply:
                Take(node.A, exponent, index);
                Take(node.B, exponent, index);
                break;
            case Op.Divide:
                Take(node.A, exponent, index);
                Take(node.B, -exponent, index);
                break;
            case Op.Sqrt:
                Take(node.A, exponent / 2, place);
                break;
            case Op.Negate or Op.Abs or Op.AnyUnit:
                Take(node.A, exponent, place);
                break;
            default:
                if (LooksThrough(_rule, node) is >= 0 and int inner)
                {
                    Take(inner, exponent, place);
                }
                else if (_rule.Varies(value))
                {
                    Others.Add(new Occurrence(value, exponent, index, place));
                }

                break;
        }
    }

    private int FindAverage(int value)
    {
        for (int state = 0; state < _averages.Length; state++)
        {
            if (_averages[state].Kind != AverageKind.Unknown && (value == _rule.Updates[state] || value == _rule.Leaves[state]))
            {
                return state;
            }
        }

        return -1;
    }
}
