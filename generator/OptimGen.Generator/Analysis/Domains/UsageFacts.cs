using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// What holds whenever a node's value is used at all: the conditions of the arms that every way from it to an output goes through. A
/// division in an arm is only as wrong as that arm lets it be.
/// </summary>
internal sealed class UsageFacts
{
    /// <summary>Conditions beyond this many, around one node, are not looked at: the work per node stays bounded.</summary>
    private const int Most = 32;

    private static readonly Fact[] None = [];

    private readonly Fact[]?[] _facts;

    public UsageFacts(RuleGraph graph, ValueNumbers numbers, DomainOptions options)
    {
        _facts = new Fact[graph.Nodes.Count][];
        _facts[graph.Parameter] = None;
        foreach (int root in graph.Roots)
        {
            _facts[root] = None;
        }

        foreach (int state in graph.States)
        {
            _facts[state] = None;
        }

        for (int index = graph.Nodes.Count - 1; index >= 0; index--)
        {
            if (_facts[index] is not { } own)
            {
                continue;
            }

            Node node = graph.Nodes[index];
            for (int operand = 0; operand < node.Arity; operand++)
            {
                Fact? added = (node.Op, operand) switch
                {
                    (Op.Select, 1) when options.Branches => new Fact(numbers.Of(node.A), true),
                    (Op.Select, 2) when options.Returns => new Fact(numbers.Of(node.A), false),

                    // The right side of && and || is not reached otherwise.
                    (Op.And, 1) when options.Branches => new Fact(numbers.Of(node.A), true),
                    (Op.Or, 1) when options.Returns => new Fact(numbers.Of(node.A), false),
                    _ => null,
                };
                Use(node.Operand(operand), own, added);
            }
        }
    }

    /// <summary>Whether an output depends on the node.</summary>
    public bool IsUsed(int node) => _facts[node] is not null;

    /// <summary>What holds whenever the node is used.</summary>
    public IReadOnlyList<Fact> Of(int node) => _facts[node] ?? None;

    private void Use(int node, Fact[] facts, Fact? added)
    {
        Fact[] all = added is { } fact && facts.Length < Most ? [.. facts, fact] : facts;
        if (_facts[node] is not { } before)
        {
            _facts[node] = all;
        }
        else if (!StartsWith(all, before))
        {
            HashSet<Fact> both = [.. all];
            List<Fact> common = [];
            foreach (Fact one in before)
            {
                if (both.Contains(one))
                {
                    common.Add(one);
                }
            }

            _facts[node] = common.Count == before.Length ? before : [.. common];
        }
    }

    /// <summary>The usual case: uses in nested arms, whose facts are the outer ones and more.</summary>
    private static bool StartsWith(Fact[] facts, Fact[] start)
    {
        bool starts = start.Length <= facts.Length;
        for (int index = 0; starts && index < start.Length; index++)
        {
            starts = facts[index] == start[index];
        }

        return starts;
    }
}
