using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>Looks for the root that was forgotten where a learning rate comes out as X·G: a step divided by a second moment itself.</summary>
internal static class MissingRoot
{
    private static readonly UnitForm Telltale = UnitForm.Create(1, 1);
    private static readonly UnitForm Square = UnitForm.Create(0, 2);

    /// <summary>The one division by a second moment; −1 where there is none, or several, or the unit says something else.</summary>
    public static int Find(RuleGraph graph, UnitInference inference, UnitForm learningRate)
    {
        if (!learningRate.Equals(Telltale))
        {
            return -1;
        }

        bool[] uniform = Uniformity.Of(Lowering.Graph.Of(graph));
        int found = -1;
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            if (node.Op != Op.Divide || uniform[node.B])
            {
                continue;
            }

            // v in v + ε.
            int moment = node.B;
            while (graph.Nodes[moment].Op == Op.Add)
            {
                moment = graph.Nodes[moment].A;
            }

            if (inference.OfNode(moment).Equals(Square))
            {
                found = found < 0 ? index : int.MaxValue;
            }
        }

        return found == int.MaxValue ? -1 : found;
    }
}
