using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Rules with one error each, made from one without: what a slip of the compiler would make of it.</summary>
internal static class Mutants
{
    private const double Millionth = 1.000001;

    /// <summary>All of a rule, with what kind of error each has.</summary>
    public static IEnumerable<(string Kind, RuleModel Mutant)> Of(RuleModel rule)
    {
        RuleGraph graph = rule.Graph;
        bool[] live = FindLive(graph);
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            if (!live[index])
            {
                continue;
            }

            switch (node.Op)
            {
                case Op.Add:
                    yield return ("+ for −", With(index, node with { Op = Op.Subtract }));
                    break;
                case Op.Multiply:
                    yield return ("· for /", With(index, node with { Op = Op.Divide }));
                    break;
                case Op.Divide when graph.Nodes[node.B].Op == Op.Shape && OpTable.Of(graph.Nodes[node.A].Op).Scope is not null:
                    yield return ("sum for mean", With(index, new Node(Op.AnyUnit, node.A)));
                    break;
                case Op.Literal when node.Value is > 0 and not 1:
                    yield return ("a literal a millionth off", With(index, Node.Literal(node.Value * Millionth)));
                    break;
                case Op.Hyperparameter:
                    yield return ("a hyperparameter a millionth off", rule with
                    {
                        Hyperparameters = new EquatableArray<HyperparameterModel>(rule.Hyperparameters.Select((setting, number) => number != node.A
                            ? setting
                            : setting with { DefaultBits = BitConverter.DoubleToInt64Bits(setting.Default * Millionth) })),
                    });
                    break;
                case Op.Sum or Op.SumAll when DomainTable.Of(graph.Nodes)[node.A] == Domain.Element:
                    yield return ("largest for sum", With(index, node with { Op = Op.Largest }));
                    yield return ("a row's sum for the tensor's", With(index, node with { Op = Op.RowSum }));
                    break;
                case Op.RowSum:
                    yield return ("the tensor's sum for a row's", With(index, node with { Op = Op.Sum }));
                    yield return ("a column's sum for a row's", With(index, node with { Op = Op.ColumnSum }));
                    break;
                case Op.ColumnSum:
                    yield return ("a row's sum for a column's", With(index, node with { Op = Op.RowSum }));
                    break;
                case Op.Largest or Op.LargestAll when DomainTable.Of(graph.Nodes)[node.A] == Domain.Element:
                    yield return ("a row's largest for the tensor's", With(index, node with { Op = Op.RowLargest }));
                    break;
            }
        }

        for (int state = 0; state < rule.States.Count; state++)
        {
            int before = Enumerable.Range(0, graph.Nodes.Count).FirstOrDefault(index => graph.Nodes[index] == rule.LeafOf(state), -1);
            if (before >= 0 && before != graph.States[state])
            {
                IEnumerable<int> states = graph.States.Select((node, number) => number == state ? before : node);
                yield return ("a state that stays", rule with { Graph = graph with { States = new EquatableArray<int>(states) } });
            }
        }

        foreach (RuleModel mutant in Overwritten(rule, live))
        {
            yield return ("an old value computed again from a state that an earlier pass has overwritten", mutant);
        }

        RuleModel With(int index, Node node) => rule with
        {
            Graph = graph with { Nodes = new EquatableArray<Node>(graph.Nodes.Select((old, number) => number == index ? node : old)) },
        };
    }

    /// <summary>
    /// What a plan of passes would do that stores a state early and lets a later pass compute from it what was meant of its old value: for
    /// each state, and each value that waits for a reduction.
    /// </summary>
    private static IEnumerable<RuleModel> Overwritten(RuleModel rule, bool[] live)
    {
        RuleGraph graph = rule.Graph;
        int[] levels = Levels(graph.Nodes);
        bool[] waits = [.. levels.Select((level, index) => live[index] && level > 0 && OpTable.Of(graph.Nodes[index].Op).Scope is null)];
        for (int state = 0; state < rule.States.Count; state++)
        {
            Node leaf = new(Op.State, state);
            int stored = graph.States[state];
            if (rule.LeafOf(state) != leaf || levels[stored] > 0 || graph.Nodes[stored] == leaf)
            {
                continue;
            }

            for (int user = stored + 1; user < waits.Length; user++)
            {
                int operand = Enumerable.Range(0, graph.Nodes[user].Arity).Select(graph.Nodes[user].Operand)
                    .FirstOrDefault(used => waits[user] && levels[used] == 0 && !Reaches(graph.Nodes, used, stored) && Reads(graph.Nodes, used, leaf), -1);
                if (operand >= 0)
                {
                    yield return rule with { Graph = Recompute(graph, user, operand, leaf, stored) };
                    break;
                }
            }
        }
    }

    /// <summary>The rule where one operand of one operation is computed from a state's new value.</summary>
    private static RuleGraph Recompute(RuleGraph graph, int user, int operand, Node leaf, int stored)
    {
        List<Node> nodes = [];
        int[] map = new int[graph.Nodes.Count];
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            int again = index == user ? Copy(operand) : -1;
            nodes.Add(graph.Nodes[index].WithOperands(used => index == user && used == operand ? again : map[used]));
            map[index] = nodes.Count - 1;
        }

        return graph with
        {
            Nodes = new EquatableArray<Node>(nodes),
            Parameter = map[graph.Parameter],
            States = new EquatableArray<int>(graph.States.Select(node => map[node])),
            Assignments = EquatableArray<Assignment>.Empty,
        };

        int Copy(int index)
        {
            if (graph.Nodes[index] == leaf)
            {
                return map[stored];
            }

            Node node = graph.Nodes[index].WithOperands(Copy);
            nodes.Add(node);
            return nodes.Count - 1;
        }
    }

    private static bool Reads(EquatableArray<Node> nodes, int index, Node leaf) =>
        nodes[index] == leaf || Enumerable.Range(0, nodes[index].Arity).Any(operand => Reads(nodes, nodes[index].Operand(operand), leaf));

    private static bool Reaches(EquatableArray<Node> nodes, int index, int other) =>
        index == other || Enumerable.Range(0, nodes[index].Arity).Any(operand => Reaches(nodes, nodes[index].Operand(operand), other));

    private static int[] Levels(EquatableArray<Node> nodes)
    {
        int[] levels = new int[nodes.Count];
        for (int index = 0; index < levels.Length; index++)
        {
            int operands = Enumerable.Range(0, nodes[index].Arity).Select(operand => levels[nodes[index].Operand(operand)]).DefaultIfEmpty(0).Max();
            levels[index] = operands + (OpTable.Of(nodes[index].Op).Scope is null ? 0 : 1);
        }

        return levels;
    }

    /// <summary>What results are computed from, but for conditions: an error in one is seen only where it turns it.</summary>
    private static bool[] FindLive(RuleGraph graph)
    {
        bool[] live = new bool[graph.Nodes.Count];
        live[graph.Parameter] = true;
        foreach (int state in graph.States)
        {
            live[state] = true;
        }

        for (int index = live.Length - 1; index >= 0; index--)
        {
            for (int operand = 0; live[index] && !OpTable.Of(graph.Nodes[index].Op).IsBoolean && operand < graph.Nodes[index].Arity; operand++)
            {
                live[graph.Nodes[index].Operand(operand)] = true;
            }
        }

        return live;
    }
}
