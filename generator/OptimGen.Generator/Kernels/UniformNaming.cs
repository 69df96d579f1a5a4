using OptimGen.Generator.Lowering;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>Calls a uniform what a person would: by the rule's own name, else by how it is made.</summary>
internal static class UniformNaming
{
    private const int LongestName = 40;

    /// <summary>What is made of more would be longer than a name; and values made of each other over and over have endless names.</summary>
    private const int DeepestName = 8;

    /// <summary>A name for the node; not yet unique.</summary>
    public static string Describe(Graph graph, int index, RuleModel rule)
    {
        string name = Build(graph, index, rule, DeepestName);
        return name.Length is > 0 and <= LongestName ? name : "scale";
    }

    private static string Build(Graph graph, int index, RuleModel rule, int depth)
    {
        if (depth == 0)
        {
            return new string('_', LongestName + 1);
        }

        Node node = graph.Nodes[index];
        if (graph.Names[index].Length > 0)
        {
            return graph.Names[index];
        }

        string Operand(int number) => Build(graph, node.Operand(number), rule, depth - 1);
        bool IsOne(int operand) => graph.Nodes[operand] is { Op: Op.Literal, Value: 1 };
        return node.Op switch
        {
            Op.Hyperparameter => rule.Hyperparameters[node.A].Symbol,
            Op.UniformState or Op.RowState or Op.ColumnState => rule.States[node.A].Symbol,
            Op.Shape => char.ToLowerInvariant(((ShapeValue)node.A).ToString()[0]) + ((ShapeValue)node.A).ToString().Substring(1),
            Op.Total or Op.RowTotal or Op.ColumnTotal => $"reduced{node.A}",
            Op.StepNumber => rule.StepSymbol,
            Op.Literal => node.Value is >= 0 and < 1000 && node.Value == (int)node.Value ? $"n{(int)node.Value}" : "literal",
            Op.Negate => "minus" + Capital(Operand(0)),
            Op.Sqrt => "root" + Capital(Operand(0)),
            Op.Subtract when IsOne(node.A) => "oneMinus" + Capital(Operand(1)),
            Op.Divide when IsOne(node.A) => "inverse" + Capital(Operand(1)),
            Op.Divide => Operand(0) + "Over" + Capital(Operand(1)),
            Op.Multiply => Operand(0) + "Times" + Capital(Operand(1)),
            Op.Equal => Operand(0) + "Is" + Capital(Operand(1).TrimStart('n')),
            Op.Select => "chosen" + Capital(Operand(1)),
            Op.Minimum => "min" + Capital(Operand(0)) + Capital(Operand(1)),
            Op.Maximum => "max" + Capital(Operand(0)) + Capital(Operand(1)),
            Op.Power => Operand(0) + "Power" + Capital(Operand(1)),
            _ => node.Arity == 2 ? Operand(0) + node.Op + Capital(Operand(1)) : node.Op.ToString().ToLowerInvariant(),
        };
    }

    /// <summary>The name with its first letter in upper case.</summary>
    public static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);
}
