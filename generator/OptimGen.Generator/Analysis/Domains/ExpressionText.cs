using System;
using System.Collections.Generic;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// A value as messages write it: by its formula, with the rule's own names for what its author named, and dots for what would be too much
/// to read. Written out, a rule of a hundred lines can have more terms than memory.
/// </summary>
internal sealed class ExpressionText
{
    private const int MostTerms = 24;
    private const int MostLevels = 8;
    private const string Dots = "…";

    private readonly RuleModel _rule;
    private readonly Dictionary<int, string> _names = [];

    public ExpressionText(RuleModel rule)
    {
        _rule = rule;
        foreach (Assignment assignment in rule.Graph.Assignments)
        {
            if (!_names.ContainsKey(assignment.Node))
            {
                _names.Add(assignment.Node, assignment.Name);
            }
        }
    }

    /// <summary>The text of a node: its operation, even where it has a name.</summary>
    public string Of(int node)
    {
        EquatableArray<Node> nodes = _rule.Graph.Nodes;
        if (nodes[node].Op == Op.AnyUnit)
        {
            return Of(nodes[node].A);
        }

        if (NameOf(node) is { } leaf && nodes[node].Arity == 0)
        {
            return leaf;
        }

        int levels = MostLevels;
        while (levels > 1 && Terms(node, levels) > MostTerms)
        {
            levels--;
        }

        HashSet<int> shown = [];
        Show(node, levels, shown);
        ExpressionWriter writer = new(nodes, NameOrDots, info => info.Formula);
        return writer.WriteOperation(node);

        string? NameOrDots(int index) => index == node ? null : NameOf(index) ?? (shown.Contains(index) ? null : Dots);
    }

    private string? NameOf(int node) =>
        _rule.Graph.Nodes[node].Arity == 0 ? FormulaWriter.Write(_rule.Graph.Nodes, node, _rule)
        : _names.TryGetValue(node, out string? name) ? name
        : null;

    /// <summary>How many terms a node has down to a level, or more than enough.</summary>
    private int Terms(int node, int levels)
    {
        Node at = _rule.Graph.Nodes[node];
        int terms = 1;
        for (int operand = 0; operand < at.Arity && terms <= MostTerms && levels > 0; operand++)
        {
            int next = at.Operand(operand);
            terms += NameOf(next) is null ? Terms(next, levels - 1) : 1;
        }

        return terms;
    }

    /// <summary>Collects what is written out: the nodes within the levels.</summary>
    private void Show(int node, int levels, HashSet<int> shown)
    {
        Node at = _rule.Graph.Nodes[node];
        for (int operand = 0; operand < at.Arity; operand++)
        {
            int next = at.Operand(operand);
            if (NameOf(next) is null && levels > 1 && shown.Add(next))
            {
                Show(next, levels - 1, shown);
            }
        }
    }
}
