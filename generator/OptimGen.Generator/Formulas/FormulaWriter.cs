using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Formulas;

/// <summary>A rule as its paper would print it, one line for each assignment: for documentation and the comments above kernels.</summary>
internal static class FormulaWriter
{
    private static readonly Dictionary<string, string> Letters = new()
    {
        ["learningRate"] = "α",
        ["weightDecay"] = "λ",
        ["momentum"] = "μ",
        ["epsilon"] = "ε",
        ["alpha"] = "α",
        ["beta"] = "β",
        ["beta1"] = "β₁",
        ["beta2"] = "β₂",
        ["beta3"] = "β₃",
        ["gamma"] = "γ",
        ["delta"] = "δ",
        ["lambda"] = "λ",
        ["rho"] = "ρ",
    };

    /// <summary>The lines of the formula.</summary>
    public static IReadOnlyList<string> Write(RuleModel rule)
    {
        Dictionary<string, int> current = [];
        current[rule.ParameterSymbol] = Find(rule, new Node(Op.Parameter));
        current[rule.GradientSymbol] = Find(rule, new Node(Op.Gradient));
        for (int state = 0; state < rule.States.Count; state++)
        {
            current[rule.States[state].Symbol] = Find(rule, rule.LeafOf(state));
        }

        Dictionary<int, string> parts = [];
        HashSet<string> taken = [.. rule.Graph.Assignments.Select(assignment => assignment.Name), .. rule.Hyperparameters.Select(hyperparameter => hyperparameter.Symbol), rule.StepSymbol];
        ExpressionWriter writer = new(rule.Graph.Nodes, NameOf, info => info.Formula);
        List<string> lines = [];
        foreach (Assignment assignment in rule.Graph.Assignments)
        {
            WriteParts(assignment.Node);
            string value = NameOf(assignment.Node) ?? writer.WriteOperation(assignment.Node);
            current[assignment.Name] = assignment.Node;
            if (value != assignment.Name)
            {
                lines.Add($"{assignment.Name} ← {value}");
            }
        }

        return lines;

        // Lines of their own for what would make this one too long.
        void WriteParts(int whole)
        {
            Dictionary<int, int> lengths = [];
            foreach (int index in FindUnnamed(rule.Graph.Nodes, whole, NameOf))
            {
                int length = ExpressionLength.Of(rule.Graph.Nodes[index], operand => lengths.TryGetValue(operand, out int known) ? known : 0);
                if (index == whole || ExpressionLength.Fits(length))
                {
                    lengths[index] = length;
                    continue;
                }

                string name = Enumerable.Range(parts.Count + 1, int.MaxValue - parts.Count).Select(number => $"part{number}").First(taken.Add);
                lines.Add($"{name} ← {writer.WriteOperation(index)}");
                parts[index] = name;
            }
        }

        string? NameOf(int index)
        {
            foreach (KeyValuePair<string, int> variable in current)
            {
                if (variable.Value == index)
                {
                    return variable.Key;
                }
            }

            if (parts.TryGetValue(index, out string? part))
            {
                return part;
            }

            Node node = rule.Graph.Nodes[index];
            return node.Op switch
            {
                // Still asked for though its variable has another value by now.
                Op.Parameter => "old " + rule.ParameterSymbol,
                Op.Gradient => "old " + rule.GradientSymbol,
                Op.State or Op.UniformState or Op.RowState or Op.ColumnState => "old " + rule.States[node.A].Symbol,
                _ => NameOfLeaf(rule, node),
            };
        }
    }

    /// <summary>One value, written out; what would be too long is left out.</summary>
    public static string Write(EquatableArray<Node> nodes, int index, RuleModel rule)
    {
        int[] lengths = new int[index + 1];
        for (int node = 0; node <= index; node++)
        {
            lengths[node] = nodes[node].Arity == 0 ? 0 : ExpressionLength.Of(nodes[node], operand => lengths[operand]);
        }

        return new ExpressionWriter(
            nodes,
            operand => NameOfLeaf(rule, nodes[operand]) ?? (ExpressionLength.Fits(lengths[operand]) ? null : "…"),
            info => info.Formula).Write(index);
    }

    /// <summary>The letter that stands for a hyperparameter in formulas; its own name where there is none, or two would share one.</summary>
    public static string Letter(RuleModel rule, string symbol) =>
        Letters.TryGetValue(symbol, out string? letter)
        && !rule.Hyperparameters.Any(other => other.Symbol != symbol && Letters.TryGetValue(other.Symbol, out string? taken) && taken == letter)
            ? letter
            : symbol;

    /// <summary>The operations that writing a value would write out, operands before users.</summary>
    private static SortedSet<int> FindUnnamed(EquatableArray<Node> nodes, int whole, Func<int, string?> nameOf)
    {
        SortedSet<int> found = [whole];
        for (Stack<int> open = new(found); open.Count > 0;)
        {
            Node node = nodes[open.Pop()];
            for (int operand = 0; operand < node.Arity; operand++)
            {
                int next = node.Operand(operand);
                if (nameOf(next) is null && found.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return found;
    }

    private static string? NameOfLeaf(RuleModel rule, Node node) => node.Op switch
    {
        Op.Literal => node.Value.ToString("R", CultureInfo.InvariantCulture).Replace("Infinity", "∞").Replace("-", "−"),
        Op.Parameter => rule.ParameterSymbol,
        Op.Gradient => rule.GradientSymbol,
        Op.State or Op.UniformState or Op.RowState or Op.ColumnState => rule.States[node.A].Symbol,
        Op.Hyperparameter => Letter(rule, rule.Hyperparameters[node.A].Symbol),
        Op.StepNumber => rule.StepSymbol,
        Op.Shape => ShapeLetter((ShapeValue)node.A),
        _ => null,
    };

    private static string ShapeLetter(ShapeValue value) => value switch
    {
        ShapeValue.Rank => "rank",
        ShapeValue.Rows => "rows",
        ShapeValue.Columns => "columns",
        ShapeValue.Blocks => "blocks",
        ShapeValue.BlockLength => "n_block",
        ShapeValue.TotalLength => "n_all",
        _ => "n",
    };

    private static int Find(RuleModel rule, Node leaf)
    {
        for (int index = 0; index < rule.Graph.Nodes.Count; index++)
        {
            if (rule.Graph.Nodes[index] == leaf)
            {
                return index;
            }
        }

        return -1;
    }
}
