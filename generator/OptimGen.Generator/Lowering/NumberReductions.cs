using System.Collections.Generic;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// Gives every reduction a number, which its node carries from here on, and the pass that collects its values: one later than those it depends
/// on. Whatever becomes of the graph afterwards, the number stays.
/// </summary>
internal static class NumberReductions
{
    public static (Graph Graph, IReadOnlyList<ReductionModel> Reductions) Run(Graph graph, RuleModel rule)
    {
        GraphRewriter rewriter = new(graph);
        List<ReductionModel> reductions = [];
        Domain[] domains = DomainTable.Of(graph.Nodes);
        int[] levels = Levels.Of(graph.Nodes, reductions);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            if (OpTable.Of(node.Op).Scope is null)
            {
                rewriter.Copy(index);
                continue;
            }

            rewriter.Replace(index, rewriter.Add(rewriter.Remap(index) with { Bits = reductions.Count }));
            reductions.Add(new ReductionModel(node.Op, domains[node.A], levels[node.A], FormulaWriter.Write(graph.Nodes, node.A, rule)));
        }

        return (rewriter.ToGraph(), reductions);
    }
}
