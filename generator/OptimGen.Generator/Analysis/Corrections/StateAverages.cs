using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>Finds which states are averages, of which decay, and which are certainly none.</summary>
internal static class StateAverages
{
    private static readonly StateAverage Unknown = new(AverageKind.Unknown, -1, IsFromZero: true);

    public static StateAverage[] Find(RuleValues rule)
    {
        StateAverage[] averages = [.. Enumerable.Range(0, rule.Updates.Length).Select(state => Classify(rule, state))];

        // A running maximum of an average needs that average's correction: so AMSGrad has it.
        StateAverage[] result = [.. averages];
        for (int state = 0; state < averages.Length; state++)
        {
            if (OperandOfMaximum(rule, state) is >= 0 and int operand)
            {
                result[state] = ClassifyMaximum(rule, averages, state, operand);
            }
        }

        return result;
    }

    private static StateAverage Classify(RuleValues rule, int state)
    {
        if (rule.Leaves[state] < 0 || LinearUpdate.Of(rule.Values, rule.Updates[state], rule.Leaves[state]) is not { } update)
        {
            return Unknown;
        }

        int weight = update.Weight;
        AverageKind kind = update.Others.Count == 0 || rule.Varies(weight) || rule.Literal(weight) is <= 0 or > 1 ? AverageKind.Unknown
            : rule.Literal(weight) is 1 ? AverageKind.Sum
            : rule.DecayOfDebiased(weight) >= 0 ? AverageKind.Debiased
            : rule.ReadsStep(weight) ? AverageKind.Unknown
            : AverageKind.Average;
        int decay = kind == AverageKind.Debiased ? rule.DecayOfDebiased(weight) : weight;
        bool isFromZero = rule.Rule.States[state].Initially is InitialValueKind.Zero or InitialValueKind.Hyperparameter;
        return new StateAverage(kind, decay, isFromZero);
    }

    /// <summary>The other operand where a state becomes max(weight · s, operand); −1 otherwise.</summary>
    private static int OperandOfMaximum(RuleValues rule, int state)
    {
        int leaf = rule.Leaves[state];
        if (leaf < 0 || rule.Values[rule.Updates[state]] is not { Op: Op.Maximum } maximum)
        {
            return -1;
        }

        bool[] reads = rule.Values.ComputedFrom(node => node == rule.Values[leaf]);
        return reads[maximum.A] == reads[maximum.B] ? -1
            : reads[maximum.A] ? IsFading(maximum.A) ? maximum.B : -1
            : IsFading(maximum.B) ? maximum.A : -1;

        bool IsFading(int value) =>
            value == leaf
            || (rule.Values[value] is { Op: Op.Multiply } product
                && ((product.A == leaf && !rule.Varies(product.B)) || (product.B == leaf && !rule.Varies(product.A))));
    }

    private static StateAverage ClassifyMaximum(RuleValues rule, StateAverage[] averages, int state, int operand)
    {
        int source = System.Array.FindIndex(rule.Updates, update => update == operand);
        if (source >= 0 && averages[source].Kind == AverageKind.Average)
        {
            return averages[source];
        }

        bool readsState = rule.Values.ComputedFrom(leaf => leaf.IsState)[operand];
        return readsState ? averages[state] : new StateAverage(AverageKind.Maximum, -1, IsFromZero: true);
    }
}
