using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// Computes equal values once: two nodes of the same operation on the same operands, literals by their bits. Nothing else is called
/// equal: x + 0, x · 0 and x − x are not what they seem for −0, infinities and NaN, and operands are never swapped.
/// </summary>
internal static class ShareValues
{
    public static Graph Run(Graph graph)
    {
        GraphRewriter rewriter = new(graph);
        Dictionary<Node, int> known = [];
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = rewriter.Remap(index);
            if (!known.TryGetValue(node, out int shared))
            {
                shared = rewriter.Add(node);
                known.Add(node, shared);
            }

            rewriter.Replace(index, shared);
        }

        return rewriter.ToGraph();
    }
}
