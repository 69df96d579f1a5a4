using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>Takes out what only the check of units looks at.</summary>
internal static class EraseAnyUnit
{
    public static Graph Run(Graph graph)
    {
        GraphRewriter rewriter = new(graph);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            if (graph.Nodes[index].Op == Op.AnyUnit)
            {
                rewriter.Replace(index, rewriter.Map(graph.Nodes[index].A));
            }
            else
            {
                rewriter.Copy(index);
            }
        }

        return rewriter.ToGraph();
    }
}
