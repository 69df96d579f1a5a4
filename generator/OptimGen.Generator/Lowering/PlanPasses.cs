using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// Cuts a rule with reductions into passes over the elements. What a later pass needs of an earlier one it may compute again, read from a
/// state that was stored early, or from scratch: the way that moves the fewest bytes is taken, then the one with the fewest roots and
/// divisions. Old values that are still needed are never overwritten.
/// </summary>
internal sealed class PlanPasses
{
    private const int MostEarly = 5;
    private const int MostScratch = 6;

    private readonly Graph _graph;
    private readonly Domain[] _domains;
    private readonly int[] _levels;
    private readonly Output[] _outputs;
    private readonly int _last;

    private PlanPasses(Graph graph, IReadOnlyList<ReductionModel> reductions, IEnumerable<Output> outputs)
    {
        _graph = graph;
        _domains = DomainTable.Of(graph.Nodes);
        _levels = Levels.Of(graph.Nodes, reductions);
        _outputs = [.. outputs];
        _last = _outputs.Select(output => _levels[output.Node]).DefaultIfEmpty(0).Max();
    }

    /// <summary>The passes of a rule.</summary>
    /// <param name="graph">The rule, its reductions numbered.</param>
    /// <param name="reductions">The reductions by their numbers.</param>
    /// <param name="isElement">Whether an output is an array's; the others are not the passes' to write.</param>
    /// <returns>The loop of each pass, null where it has none, and how many scratch arrays they use.</returns>
    public static (IReadOnlyList<Graph?> Passes, int ScratchArrays) Run(
        Graph graph, IReadOnlyList<ReductionModel> reductions, Func<Output, bool> isElement)
    {
        PlanPasses plan = new(graph, reductions, graph.Outputs.Where(isElement));
        PassChoice best = new([], []);
        (int Bytes, double Work)? least = null;
        foreach (PassChoice choice in plan.Choices())
        {
            if (plan.CostOf(choice) is { } cost && (least is null || cost.CompareTo(least.Value) < 0))
            {
                (best, least) = (choice, cost);
            }
        }

        return ([.. Enumerable.Range(0, plan.PassCount).Select(pass => plan.Build(best, pass))], best.Scratch.Count);
    }

    private int PassCount => Math.Max(
        _last,
        _graph.Nodes.Select((node, index) => OpTable.Of(node.Op).Scope is null ? 0 : _levels[index] - 1).DefaultIfEmpty(0).Max()) + 1;

    /// <summary>Every choice worth a look; without reductions, one.</summary>
    private IEnumerable<PassChoice> Choices()
    {
        Output[] early = [.. _outputs.Where(output => output.Target == AssignmentTarget.State && _levels[output.Node] < _last).Take(MostEarly)];
        int[] scratch = [.. Frontier().Take(MostScratch)];
        List<int[]> kept = [[], .. scratch.Select(node => new[] { node })];
        kept.AddRange(scratch.SelectMany((node, order) => scratch.Skip(order + 1).Select(other => new[] { node, other })));
        for (int set = (1 << early.Length) - 1; set >= 0; set--)
        {
            Output[] stored = [.. early.Where((_, order) => (set >> order & 1) != 0)];
            foreach (int[] nodes in kept)
            {
                yield return new PassChoice(stored, nodes);
            }
        }
    }

    /// <summary>Computed values that later passes ask for.</summary>
    private SortedSet<int> Frontier()
    {
        SortedSet<int> found = [];
        for (int index = 0; index < _graph.Nodes.Count; index++)
        {
            Node node = _graph.Nodes[index];
            for (int operand = 0; operand < node.Arity && OpTable.Of(node.Op).Scope is null; operand++)
            {
                int used = node.Operand(operand);
                if (_levels[used] < _levels[index] && _domains[used] == Domain.Element && _graph.Nodes[used].Arity > 0 && !OpTable.Of(_graph.Nodes[used].Op).IsBoolean)
                {
                    found.Add(used);
                }
            }
        }

        return found;
    }

    private int PassOf(PassChoice choice, Output output) => choice.Early.Contains(output) ? _levels[output.Node] : _last;

    private IEnumerable<Output> RootsOf(PassChoice choice, int pass)
    {
        for (int index = 0; index < _graph.Nodes.Count; index++)
        {
            Node node = _graph.Nodes[index];
            if (OpTable.Of(node.Op).Scope is not null && _levels[index] == pass + 1 && _domains[node.A] == Domain.Element)
            {
                yield return new Output(AssignmentTarget.Reduction, (int)node.Bits, node.A);
            }
        }

        foreach (Output output in _outputs.Where(output => PassOf(choice, output) == pass))
        {
            yield return output;
        }

        for (int array = 0; array < choice.Scratch.Count; array++)
        {
            if (_levels[choice.Scratch[array]] == pass)
            {
                yield return new Output(AssignmentTarget.Scratch, array, choice.Scratch[array]);
            }
        }
    }

    /// <summary>What a pass reads in place of a node; null for one that it computes.</summary>
    private Node? Substitute(PassChoice choice, int pass, int index)
    {
        foreach (Output output in choice.Early)
        {
            if (output.Node == index && PassOf(choice, output) < pass)
            {
                return new Node(Op.State, output.Index);
            }
        }

        for (int array = 0; array < choice.Scratch.Count; array++)
        {
            if (choice.Scratch[array] == index && _levels[index] < pass)
            {
                return new Node(Op.Scratch, array);
            }
        }

        return null;
    }

    /// <summary>The nodes that a pass computes or reads; null where one of them is an old value that is gone by then.</summary>
    private SortedSet<int>? Reached(PassChoice choice, int pass)
    {
        SortedSet<int> reached = [.. RootsOf(choice, pass).Select(root => root.Node)];
        for (Stack<int> open = new(reached); open.Count > 0;)
        {
            int index = open.Pop();
            Node node = _graph.Nodes[index];
            if (Substitute(choice, pass, index) is not null)
            {
                continue;
            }

            if (node.Op == Op.State && choice.Early.Any(output => output.Index == node.A && PassOf(choice, output) < pass))
            {
                return null;
            }

            for (int operand = 0; operand < node.Arity && OpTable.Of(node.Op).Scope is null; operand++)
            {
                if (reached.Add(node.Operand(operand)))
                {
                    open.Push(node.Operand(operand));
                }
            }
        }

        return reached;
    }

    /// <summary>Arrays moved, counting twice what is written without having been read, and the expensive operations.</summary>
    private (int Bytes, double Work)? CostOf(PassChoice choice)
    {
        int bytes = 0;
        double work = 0;
        for (int pass = 0; pass < PassCount; pass++)
        {
            if (Reached(choice, pass) is not { } reached)
            {
                return null;
            }

            HashSet<Node> read = [];
            foreach (int index in reached)
            {
                Node node = Substitute(choice, pass, index) ?? _graph.Nodes[index];
                if (node.Op is Op.Parameter or Op.Gradient or Op.State or Op.Scratch)
                {
                    read.Add(node);
                }
                else if (_domains[index] == Domain.Element && node.Arity > 0)
                {
                    work += node.Op is Op.Sqrt or Op.Divide or Op.Exp or Op.Log ? 1 : 0.05;
                }
            }

            // A pass that has to run for scratch or early states alone would not have run without them.
            bytes += read.Count;
            foreach (Output root in RootsOf(choice, pass).Where(root => root.Target != AssignmentTarget.Reduction))
            {
                Node target = root.Target switch
                {
                    AssignmentTarget.Parameter => new Node(Op.Parameter),
                    AssignmentTarget.State => new Node(Op.State, root.Index),
                    _ => new Node(Op.Scratch, root.Index),
                };
                bytes += read.Contains(target) ? 1 : 2;
            }
        }

        return (bytes, work);
    }

    private Graph? Build(PassChoice choice, int pass)
    {
        Output[] roots = [.. RootsOf(choice, pass)];
        if (roots.Length == 0 && !(pass == _last && _last == 0))
        {
            return null;
        }

        GraphRewriter rewriter = new(_graph);
        foreach (int index in Reached(choice, pass)!)
        {
            if (Substitute(choice, pass, index) is { } leaf)
            {
                rewriter.Replace(index, rewriter.Add(leaf));
            }
            else if (OpTable.Of(_graph.Nodes[index].Op).Scope is not null)
            {
                rewriter.Replace(index, rewriter.Add(ReductionModel.ResultOf(_graph.Nodes[index].Op, (int)_graph.Nodes[index].Bits)));
            }
            else
            {
                rewriter.Copy(index);
            }
        }

        return rewriter.ToGraph(roots.Select(root => root with { Node = rewriter.Map(root.Node) }));
    }
}
