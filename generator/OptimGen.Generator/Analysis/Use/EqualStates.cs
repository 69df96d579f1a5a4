using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Use;

/// <summary>
/// States that hold the same value after every step: they start alike, and their updates are the same as long as they are. Found as the
/// coarsest such division into classes: all that start alike are taken for one, and divided until nothing contradicts.
/// </summary>
internal static class EqualStates
{
    /// <summary>For each state, the first one that always equals it, perhaps itself.</summary>
    public static int[] Find(RuleModel rule)
    {
        int[] first = FirstOfEach(rule.States.Select(state => (state.Initially, state.InitialBits, state.InitialHyperparameter, 0)));
        while (true)
        {
            if (first.Distinct().Count() == first.Length)
            {
                return first;
            }

            int[] current = first;
            CanonicalValues values = new(rule.Graph, leaf => leaf.IsState ? leaf with { A = current[leaf.A] } : leaf);
            int[] next = FirstOfEach(rule.Graph.States.Select((update, state) => (InitialValueKind.Zero, 0L, current[state], values.Of(update))));
            if (next.SequenceEqual(first))
            {
                return first;
            }

            first = next;
        }
    }

    private static int[] FirstOfEach(IEnumerable<(InitialValueKind, long, int, int)> keys)
    {
        Dictionary<(InitialValueKind, long, int, int), int> firsts = [];
        List<int> result = [];
        foreach ((InitialValueKind, long, int, int) key in keys)
        {
            if (!firsts.TryGetValue(key, out int first))
            {
                first = result.Count;
                firsts.Add(key, first);
            }

            result.Add(first);
        }

        return [.. result];
    }
}
