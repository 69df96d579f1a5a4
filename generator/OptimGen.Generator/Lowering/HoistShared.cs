using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// Takes what elements share out of a loop: its value becomes a leaf, computed once per step, row or column in double. Literals stay where
/// they are.
/// </summary>
internal static class HoistShared
{
    public static Graph Run(Graph graph, SharedPool pool)
    {
        Domain[] domains = DomainTable.Of(graph.Nodes);
        GraphRewriter rewriter = new(graph);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            if (domains[index] != Domain.Element)
            {
                continue;
            }

            for (int operand = 0; operand < graph.Nodes[index].Arity; operand++)
            {
                Leaf(graph.Nodes[index].Operand(operand));
            }

            rewriter.Copy(index);
        }

        foreach (Output output in graph.Outputs)
        {
            Leaf(output.Node);
        }

        return rewriter.ToGraph();

        void Leaf(int index)
        {
            if (rewriter.Map(index) >= 0)
            {
                return;
            }

            int leaf = graph.Nodes[index].Op == Op.Literal ? rewriter.Add(graph.Nodes[index])
                : !OpTable.Of(graph.Nodes[index].Op).IsBoolean ? rewriter.Add(pool.AddValue(graph, index, domains[index]))
                : rewriter.Add(new Node(
                    Op.NotEqual,
                    rewriter.Add(pool.AddTruthValue(graph, index, domains[index])),
                    rewriter.Add(Node.Literal(0))));
            rewriter.Replace(index, leaf);
        }
    }
}
