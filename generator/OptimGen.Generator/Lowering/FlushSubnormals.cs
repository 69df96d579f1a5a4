using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Analysis;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// A moment that decays below the smallest normal number becomes zero: left alone it stays subnormal for ever, and every step costs
/// five times as much. The zero is the moment's value for the rest of the rule too, not an effect of storing it; only where the value is
/// the same for all elements does the rest keep it as it is, because uniforms are computed once, in double. States that hold somebody
/// else's values are left as they are: a copy of the parameter, or of the gradient.
/// </summary>
internal static class FlushSubnormals
{
    public static Graph Run(Graph graph, RuleModel rule)
    {
        if (rule.KeepSubnormals)
        {
            return graph;
        }

        HashSet<int> flushed = [.. graph.Outputs.Where(IsMoment).Select(output => output.Node)];
        flushed.ExceptWith(graph.Outputs.Where(output => !IsMoment(output)).Select(output => output.Node));

        bool[] uniform = Uniformity.Of(graph);
        Dictionary<int, int> stored = [];
        GraphRewriter rewriter = new(graph);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            rewriter.Copy(index);
            if (!flushed.Contains(index))
            {
                continue;
            }

            int value = rewriter.Map(index);
            stored[index] = rewriter.Add(new Node(Op.Flush, value));
            if (!uniform[index])
            {
                rewriter.Rename(value, "");
                rewriter.Replace(index, stored[index]);
            }
        }

        return rewriter.ToGraph(graph.Outputs.Select(output =>
            output with { Node = stored.TryGetValue(output.Node, out int node) ? node : rewriter.Map(output.Node) }));

        bool IsMoment(Output output) =>
            output.Target == AssignmentTarget.State
            && rule.States[output.Index].Shape == StateShape.Element
            && rule.States[output.Index].Initially != InitialValueKind.Parameter
            && graph.Nodes[output.Node].Arity > 0;
    }
}
