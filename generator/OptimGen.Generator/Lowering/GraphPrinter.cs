using System.Globalization;
using System.Text;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// A graph as text, one node per line, for tests and for whoever wants to follow a rule through the passes: <c>%5 = Multiply %1 %4 : c1</c>.
/// A line begins with what the value is the same for: <c>uniform</c>, <c>row</c>, <c>column</c>; <c>varying</c> for single elements.
/// </summary>
internal static class GraphPrinter
{
    public static string Print(Graph graph, RuleModel rule)
    {
        Domain[] domains = DomainTable.Of(graph.Nodes);
        StringBuilder text = new();
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            text.Append(Label(domains[index])).Append('%').Append(Number(index)).Append(" = ").Append(Describe(graph.Nodes[index], rule));
            if (graph.Names[index].Length > 0)
            {
                text.Append(" : ").Append(graph.Names[index]);
            }

            text.Append('\n');
        }

        foreach (Output output in graph.Outputs)
        {
            string buffer = output.Target switch
            {
                AssignmentTarget.Parameter => rule.ParameterSymbol,
                AssignmentTarget.Reduction => $"reduction {Number(output.Index)}",
                AssignmentTarget.Scratch => $"scratch {Number(output.Index)}",
                _ => rule.States[output.Index].Symbol,
            };
            text.Append("store ").Append(buffer).Append(" = %").Append(Number(output.Node)).Append('\n');
        }

        return text.ToString();
    }

    private static string Describe(Node node, RuleModel rule)
    {
        switch (node.Op)
        {
            case Op.Literal:
                return node.Value.ToString("R", CultureInfo.InvariantCulture);
            case Op.Parameter:
                return rule.ParameterSymbol;
            case Op.Gradient:
                return rule.GradientSymbol;
            case Op.State or Op.UniformState or Op.RowState or Op.ColumnState:
                return rule.States[node.A].Symbol;
            case Op.Hyperparameter:
                return rule.Hyperparameters[node.A].Symbol;
            case Op.StepNumber:
                return rule.StepSymbol;
            case Op.Uniform:
                return $"Uniform {Number(node.A)}";
            case Op.RowValue or Op.ColumnValue or Op.Total or Op.RowTotal or Op.ColumnTotal or Op.Scratch:
                return $"{node.Op} {Number(node.A)}";
            case Op.Shape:
                return ((ShapeValue)node.A).ToString();
            default:
                StringBuilder text = new(node.Op.ToString());
                for (int operand = 0; operand < node.Arity; operand++)
                {
                    text.Append(" %").Append(Number(node.Operand(operand)));
                }

                return text.ToString();
        }
    }

    private static string Label(Domain domain) => domain switch
    {
        Domain.Uniform => "uniform ",
        Domain.Row => "row     ",
        Domain.Column => "column  ",
        _ => "varying ",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
