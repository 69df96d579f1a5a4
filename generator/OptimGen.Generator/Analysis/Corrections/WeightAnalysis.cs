using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>
/// Finds averages whose two weights do not add up to one: two different decays, or numbers. A value without a weight is accumulated, a
/// dampening is no decay, and what is scaled by anything else may be meant so: none of them is reported.
/// </summary>
internal static class WeightAnalysis
{
    /// <summary>Weights such as 0.9 and 0.1 are sums of binary fractions only nearly.</summary>
    private const double Tolerance = 1e-9;

    public static IEnumerable<CorrectionFinding> Find(RuleValues rule)
    {
        for (int state = 0; state < rule.Updates.Length; state++)
        {
            foreach (int arm in Arms(rule.Rule.Graph, rule.Rule.Graph.States[state]))
            {
                if (rule.Leaves[state] >= 0
                    && LinearUpdate.Of(rule.Values, rule.Values.Of(arm), rule.Leaves[state]) is { } update
                    && WeightOfValue(rule, update) is >= 0 and int weight
                    && AreUnequal(rule, update.Weight, weight))
                {
                    yield return new CorrectionFinding(CorrectionFault.UnequalWeights, state, arm, -1, update.Weight, weight);
                }
            }
        }
    }

    /// <summary>The updates that a state may get, one for each arm of its choices.</summary>
    private static IEnumerable<int> Arms(RuleGraph graph, int update)
    {
        HashSet<int> seen = [];
        Stack<int> open = new([update]);
        while (open.Count > 0)
        {
            int index = open.Pop();
            if (!seen.Add(index))
            {
                continue;
            }

            if (graph.Nodes[index] is { Op: Op.Select } choice)
            {
                open.Push(choice.C);
                open.Push(choice.B);
            }
            else
            {
                yield return index;
            }
        }
    }

    /// <summary>The one uniform factor of the one summand that differs between elements; −1 where there is another number of either.</summary>
    private static int WeightOfValue(RuleValues rule, LinearUpdate update)
    {
        LinearTerm[] varying = [.. update.Others.Where(term => term.Factors.Any(rule.Varies) || term.Divisors.Any(rule.Varies))];
        if (varying.Length != 1 || varying[0].IsNegative || varying[0].Divisors.Count > 0)
        {
            return -1;
        }

        int[] uniform = [.. varying[0].Factors.Where(factor => !rule.Varies(factor))];
        return uniform.Length == 1 ? uniform[0] : -1;
    }

    private static bool AreUnequal(RuleValues rule, int kept, int taken)
    {
        if (rule.Literal(kept) is > 0 and < 1 and double first && rule.Literal(taken) is > 0 and < 1 and double second)
        {
            return Math.Abs(first + second - 1) > Tolerance;
        }

        // β · s + β · value scales a sum: odd, but it says what it does.
        bool isOneComplement = !IsDecay(rule, kept) || !IsDecay(rule, taken);
        return isOneComplement && IsDecayOrComplement(rule, kept) && IsDecayOrComplement(rule, taken) && rule.Values.Complement(kept) != taken;
    }

    private static bool IsDecayOrComplement(RuleValues rule, int value) => IsDecay(rule, value) || IsDecay(rule, rule.Values.Complement(value));

    private static bool IsDecay(RuleValues rule, int value) =>
        rule.Values[value] is { Op: Op.Hyperparameter } leaf
        && rule.Rule.Hyperparameters[leaf.A].Range is { Maximum: 1, MaximumOpen: true, Minimum: >= 0 };
}
