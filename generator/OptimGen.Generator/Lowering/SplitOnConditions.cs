using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Analysis;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// A condition that is the same for all elements of a step chooses between loops, so the common step pays nothing for the other:
/// one variant of the rule per combination. Contraction and flushing came before, or the variants would round differently.
/// </summary>
internal static class SplitOnConditions
{
    /// <summary>More conditions than this would cost more code than the masks they save; the rest stay choices in the loop.</summary>
    public const int MaximumConditions = 2;

    /// <summary>
    /// The uniform conditions that varying operations wait for, in the order of the rule. One that waits for a reduction itself is none: loops
    /// are chosen before the first pass.
    /// </summary>
    public static IReadOnlyList<int> FindConditions(Graph graph)
    {
        bool[] uniform = Uniformity.Of(graph);
        int[] levels = Levels.Of(graph.Nodes, []);
        SortedSet<int> conditions = [];
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            int truthValues = node.Op is Op.Select or Op.Not ? 1 : node.Op is Op.And or Op.Or ? 2 : 0;
            for (int operand = 0; !uniform[index] && operand < truthValues; operand++)
            {
                if (uniform[node.Operand(operand)] && levels[node.Operand(operand)] == 0)
                {
                    conditions.Add(node.Operand(operand));
                }
            }
        }

        return [.. conditions.Take(MaximumConditions)];
    }

    /// <summary>The rule where these conditions are known.</summary>
    public static Graph Run(Graph graph, IReadOnlyDictionary<int, bool> known)
    {
        GraphRewriter rewriter = new(graph);
        Dictionary<int, bool> values = known.ToDictionary(pair => pair.Key, pair => pair.Value);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            if (values.ContainsKey(index))
            {
                // Never asked for: every user below knows its value.
                continue;
            }

            switch (node.Op)
            {
                case Op.Select when values.TryGetValue(node.A, out bool condition):
                    rewriter.Replace(index, rewriter.Map(condition ? node.B : node.C));
                    break;
                case Op.Not when values.TryGetValue(node.A, out bool operand):
                    values[index] = !operand;
                    break;
                case Op.And or Op.Or when values.ContainsKey(node.A) || values.ContainsKey(node.B):
                    FoldLogic(index, node);
                    break;
                default:
                    rewriter.Copy(index);
                    break;
            }
        }

        return rewriter.ToGraph();

        void FoldLogic(int index, Node node)
        {
            bool isOr = node.Op == Op.Or;
            (int knownSide, int otherSide) = values.ContainsKey(node.A) ? (node.A, node.B) : (node.B, node.A);
            if (values[knownSide] == isOr)
            {
                values[index] = isOr;
            }
            else if (values.TryGetValue(otherSide, out bool other))
            {
                values[index] = other;
            }
            else
            {
                rewriter.Replace(index, rewriter.Map(otherSide));
            }
        }
    }
}
