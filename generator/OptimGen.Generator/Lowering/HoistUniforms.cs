using OptimGen.Generator.Analysis;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>Takes what is uniform out of a loop: its value becomes a leaf, computed once per step in double. Literals stay where they are.</summary>
internal static class HoistUniforms
{
    public static Graph Run(Graph graph, UniformPool pool)
    {
        bool[] uniform = Uniformity.Of(graph);
        GraphRewriter rewriter = new(graph);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            if (uniform[index])
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
                : !OpTable.Of(graph.Nodes[index].Op).IsBoolean ? rewriter.Add(new Node(Op.Uniform, pool.AddUniform(graph, index)))
                : rewriter.Add(new Node(
                    Op.NotEqual,
                    rewriter.Add(new Node(Op.Uniform, pool.AddTruthValue(graph, index))),
                    rewriter.Add(Node.Literal(0))));
            rewriter.Replace(index, leaf);
        }
    }
}
