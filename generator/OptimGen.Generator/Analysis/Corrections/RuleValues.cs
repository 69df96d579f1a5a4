using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Analysis.Use;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>A rule's values, and the questions that the search for averages and corrections asks of them.</summary>
internal sealed class RuleValues
{
    private readonly List<bool> _varies = [];
    private readonly List<bool> _readsStep = [];

    public RuleValues(RuleModel rule)
    {
        Rule = rule;
        Values = new CanonicalValues(rule.Graph);
        Updates = [.. rule.Graph.States.Select(Values.Of)];
        Leaves = [.. Enumerable.Range(0, rule.States.Count).Select(state => Values.Find(rule.LeafOf(state)))];
    }

    public RuleModel Rule { get; }

    public CanonicalValues Values { get; }

    /// <summary>The value that each state ends as.</summary>
    public int[] Updates { get; }

    /// <summary>The old value of each state.</summary>
    public int[] Leaves { get; }

    /// <summary>Whether a value differs between elements.</summary>
    public bool Varies(int value)
    {
        Refresh();
        return _varies[value];
    }

    /// <summary>Whether a value depends on the step number.</summary>
    public bool ReadsStep(int value)
    {
        Refresh();
        return _readsStep[value];
    }

    public double? Literal(int value) => Values[value] is { Op: Op.Literal } literal ? literal.Value : null;

    /// <summary>β where the value is 1 − βᵗ; −1 otherwise.</summary>
    public int DecayOfCorrection(int value) => DecayOfPower(value, IsStep);

    /// <summary>β where the value is β · (1 − βᵗ⁻¹) / (1 − βᵗ), the decay of an average that needs no correction; −1 otherwise.</summary>
    public int DecayOfDebiased(int value)
    {
        if (Values[value] is not { Op: Op.Divide } ratio || DecayOfCorrection(ratio.B) is not (>= 0 and int decay))
        {
            return -1;
        }

        Node product = Values[ratio.A];
        bool fits = product.Op == Op.Multiply
            && ((product.A == decay && DecayOfPower(product.B, IsStepBefore) == decay)
                || (product.B == decay && DecayOfPower(product.A, IsStepBefore) == decay));
        return fits ? decay : -1;
    }

    private int DecayOfPower(int value, System.Func<int, bool> isExponent) =>
        Values[value] is { Op: Op.Subtract } node
        && Literal(node.A) is 1
        && Values[node.B] is { Op: Op.Power } power
        && isExponent(power.B)
            ? power.A
            : -1;

    private bool IsStep(int value) => Values[value].Op == Op.StepNumber;

    private bool IsStepBefore(int value) => Values[value] is { Op: Op.Subtract } node && IsStep(node.A) && Literal(node.B) is 1;

    /// <summary>Values are added while they are looked at: weights that no text has written down.</summary>
    private void Refresh()
    {
        for (int value = _varies.Count; value < Values.Count; value++)
        {
            Node node = Values[value];
            bool varies = node.Op is Op.Parameter or Op.Gradient or Op.State;
            bool readsStep = node.Op == Op.StepNumber;
            for (int operand = 0; operand < node.Arity; operand++)
            {
                varies |= _varies[node.Operand(operand)];
                readsStep |= _readsStep[node.Operand(operand)];
            }

            _varies.Add(varies);
            _readsStep.Add(readsStep);
        }
    }
}
