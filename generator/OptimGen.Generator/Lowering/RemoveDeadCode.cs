using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>Drops what no output needs.</summary>
internal static class RemoveDeadCode
{
    public static Graph Run(Graph graph)
    {
        bool[] needed = new bool[graph.Nodes.Count];
        foreach (Output output in graph.Outputs)
        {
            needed[output.Node] = true;
        }

        for (int index = graph.Nodes.Count - 1; index >= 0; index--)
        {
            Node node = graph.Nodes[index];
            for (int operand = 0; needed[index] && operand < node.Arity; operand++)
            {
                needed[node.Operand(operand)] = true;
            }
        }

        GraphRewriter rewriter = new(graph);
        for (int index = 0; index < needed.Length; index++)
        {
            if (needed[index])
            {
                rewriter.Copy(index);
            }
        }

        return rewriter.ToGraph();
    }
}
