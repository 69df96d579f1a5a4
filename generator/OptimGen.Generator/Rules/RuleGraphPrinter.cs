using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace OptimGen.Generator.Rules;

/// <summary>A graph as text, for tests and for looking at: one line per node, <c>%3 = Multiply %1 %2</c>, then assignments and outputs.</summary>
internal static class RuleGraphPrinter
{
    /// <summary>The whole graph; lines end with a line feed.</summary>
    public static string Print(RuleGraph graph)
    {
        StringBuilder text = new();
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            text.Append('%').Append(Number(index)).Append(" = ").Append(Print(graph.Nodes[index])).Append('\n');
        }

        foreach (Assignment assignment in graph.Assignments)
        {
            text.Append(assignment.Name).Append(" <- %").Append(Number(assignment.Node)).Append('\n');
        }

        text.Append("parameter %").Append(Number(graph.Parameter)).Append('\n');
        text.Append("states").Append(string.Concat(graph.States.Select(state => " %" + Number(state)))).Append('\n');
        return text.ToString();
    }

    /// <summary>One node without its number.</summary>
    public static string Print(Node node)
    {
        switch (node.Op)
        {
            case Op.Literal:
                return "Literal " + node.Value.ToString("R", CultureInfo.InvariantCulture);
            case Op.State or Op.Hyperparameter or Op.Uniform:
                return node.Op + " " + Number(node.A);
            default:
                IEnumerable<string> operands = Enumerable.Range(0, node.Arity).Select(index => " %" + Number(node.Operand(index)));
                return node.Op + string.Concat(operands);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
