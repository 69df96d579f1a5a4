using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>
/// <c>value &gt; 0 ? 1 : value &lt; 0 ? −1 : value</c>, as <c>Rule.Sign</c> is written out: a plain number, although its last arm, which is
/// only taken for a zero or NaN, seems to have the unit of the value.
/// </summary>
internal static class SignPattern
{
    /// <summary>For each node, whether it is the inner choice of such a pattern.</summary>
    public static bool[] InnerNodes(RuleGraph graph)
    {
        bool[] inner = new bool[graph.Nodes.Count];
        for (int index = 0; index < inner.Length; index++)
        {
            if (Matches(graph, index))
            {
                inner[graph.Nodes[index].C] = true;
            }
        }

        return inner;
    }

    /// <summary>Whether a node is such a pattern as a whole.</summary>
    public static bool Matches(RuleGraph graph, int index)
    {
        Node outer = graph.Nodes[index];
        if (outer.Op != Op.Select || graph.Nodes[outer.C] is not { Op: Op.Select } inner)
        {
            return false;
        }

        return IsComparison(graph, outer.A, Op.Greater, inner.C)
            && IsComparison(graph, inner.A, Op.Less, inner.C)
            && graph.Nodes[outer.B] is { Op: Op.Literal, Value: 1 }
            && graph.Nodes[inner.B] is { Op: Op.Literal, Value: -1 };
    }

    private static bool IsComparison(RuleGraph graph, int node, Op op, int value) =>
        graph.Nodes[node] is { } comparison && comparison.Op == op && comparison.A == value
        && graph.Nodes[comparison.B] is { Op: Op.Literal, Value: 0 };
}
