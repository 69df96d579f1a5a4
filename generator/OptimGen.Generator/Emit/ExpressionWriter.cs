using System;
using System.Text;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>Writes a value as an expression, in one of the spellings of <see cref="OpTable"/>, with the parentheses it needs and no others.</summary>
/// <param name="nodes">The graph's nodes.</param>
/// <param name="nameOf">The name or literal to write for a node, or null to write out its operation.</param>
/// <param name="spelling">Which column of the table, placeholders but the operands' filled in.</param>
internal sealed class ExpressionWriter(EquatableArray<Node> nodes, Func<int, string?> nameOf, Func<OpInfo, string> spelling)
{
    private const int Loosest = int.MaxValue;

    /// <summary>The operation of the node itself, even where it has a name.</summary>
    public string WriteOperation(int index) => Write(nodes[index]);

    /// <summary>The node's name, or its operation.</summary>
    public string Write(int index) => Operand(index, Loosest, allowEqual: true);

    private string Write(Node node)
    {
        OpInfo info = OpTable.Of(node.Op);
        string text = spelling(info);
        bool closed = IsClosed(text);
        StringBuilder result = new(text);
        for (int operand = 0; operand < info.Arity; operand++)
        {
            // The left operand of an infix operator may bind as tightly; the right one may not: a − (b − c), a + (b + c).
            string written = Operand(node.Operand(operand), closed ? Loosest : info.Binding, allowEqual: closed || (operand == 0 && info.Arity > 1));
            result.Replace("{" + operand + "}", written);
        }

        return result.ToString();
    }

    private string Operand(int index, int binding, bool allowEqual)
    {
        if (nameOf(index) is { } name)
        {
            return name.StartsWith("-", StringComparison.Ordinal) && binding != Loosest ? $"({name})" : name;
        }

        OpInfo info = OpTable.Of(nodes[index].Op);
        string text = Write(nodes[index]);
        int own = IsClosed(spelling(info)) ? 0 : info.Binding;
        return own < binding || (allowEqual && own == binding) ? text : $"({text})";
    }

    /// <summary>A call, or an expression in brackets of its own: it needs no parentheses, nor do its operands.</summary>
    private static bool IsClosed(string text) => text[text.Length - 1] is ')' or '|' or '⌋' or '⌉';
}
