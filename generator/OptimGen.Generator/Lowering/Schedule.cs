using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// A graph becomes straight-line statements, in the order of the rule's text: what has a name there or more than one user is a local,
/// the rest is written inside its one user. All loads come before them and all stores after, in the emitted loop.
/// </summary>
internal static class Schedule
{
    public static KernelPass Run(Graph graph, RuleModel rule, Namer namer, int pass)
    {
        int[] uses = graph.CountUses();
        Dictionary<int, Output> outputs = [];
        foreach (Output output in graph.Outputs.Where(output => output.Target is AssignmentTarget.Parameter or AssignmentTarget.State))
        {
            outputs[output.Node] = output;
        }

        // What a sum takes in is written in its statement where it is a product for it alone: the two become one operation there.
        HashSet<int> addends = [.. graph.Outputs.Where(output => IsSpareProduct(graph, uses, output)).Select(output => output.Node)];
        HashSet<int> others = [.. graph.Outputs.Select(output => output.Node)];
        others.ExceptWith(addends);

        HashSet<int> repeated = [.. graph.Nodes.Where(node => OpTable.Of(node.Op).RepeatsOperand).Select(node => node.A)];
        List<Statement> statements = [];
        int[] lengths = new int[graph.Nodes.Count];
        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            if (graph.Nodes[index].Arity == 0)
            {
                continue;
            }

            int length = ExpressionLength.Of(graph.Nodes[index], operand => lengths[operand]);
            if (addends.Contains(index))
            {
                continue;
            }

            if (uses[index] > 1 || graph.Names[index].Length > 0 || others.Contains(index) || repeated.Contains(index) || !ExpressionLength.Fits(length))
            {
                statements.Add(new Statement(namer.ClaimInterleaved(NameOf(index)), index));
            }
            else
            {
                lengths[index] = length;
            }
        }

        int invariants = graph.Nodes.Where(node => node.Op is Op.Uniform or Op.RowValue or Op.Literal).Distinct().Count();
        return new KernelPass(pass, graph, new EquatableArray<Statement>(statements), CountLive(graph, statements), invariants);

        bool IsFlushed(int index) => index + 1 < graph.Nodes.Count && graph.Nodes[index + 1] is { Op: Op.Flush } flush && flush.A == index;

        string NameOf(int index)
        {
            if (outputs.TryGetValue(index, out Output output))
            {
                return "new" + UniformNaming.Capital(output.Target == AssignmentTarget.Parameter ? rule.ParameterSymbol : rule.States[output.Index].Symbol);
            }

            if (IsFlushed(index) && outputs.TryGetValue(index + 1, out Output flushed))
            {
                return "raw" + UniformNaming.Capital(rule.States[flushed.Index].Symbol);
            }

            // A variable that has its loaded value's name until it is assigned: the assigned one is the next.
            string name = graph.Names[index];
            bool isBuffer = name == rule.ParameterSymbol || name == rule.GradientSymbol || rule.States.Any(state => state.Symbol == name);
            return name.Length == 0 ? (uses[index] > 1 ? "shared" : "part") : isBuffer ? "next" + UniformNaming.Capital(name) : name;
        }
    }

    /// <summary>Whether a sum takes in a product that nothing else needs: added with one rounding.</summary>
    public static bool IsSpareProduct(Graph graph, int[] uses, Output output) =>
        output.Target == AssignmentTarget.Reduction && graph.Nodes[output.Node].Op == Op.Multiply && uses[output.Node] == 1;

    /// <summary>The most loaded or computed values that wait for a user at once, over the statements in their order.</summary>
    private static int CountLive(Graph graph, List<Statement> statements)
    {
        Dictionary<int, int> lastUse = [];
        HashSet<int> locals = [.. statements.Select(statement => statement.Node)];
        for (int order = 0; order < statements.Count; order++)
        {
            Touch(statements[order].Node, order);
        }

        foreach (Output output in graph.Outputs)
        {
            lastUse[output.Node] = statements.Count;
        }

        // Every load is live from the start; a statement's own temporaries add one.
        HashSet<int> live = [.. lastUse.Keys.Where(node => !locals.Contains(node))];
        int most = live.Count;
        for (int order = 0; order < statements.Count; order++)
        {
            live.Add(statements[order].Node);
            most = Math.Max(most, live.Count + 1);
            live.RemoveWhere(node => !lastUse.TryGetValue(node, out int last) || last <= order);
        }

        return most;

        void Touch(int index, int order)
        {
            Node node = graph.Nodes[index];
            for (int operand = 0; operand < node.Arity; operand++)
            {
                int used = node.Operand(operand);
                bool isLoad = graph.Nodes[used].Op is Op.Parameter or Op.Gradient or Op.State or Op.Scratch or Op.ColumnValue;
                if (isLoad || locals.Contains(used))
                {
                    lastUse[used] = order;
                }
                else if (graph.Nodes[used].Arity > 0)
                {
                    Touch(used, order);
                }
            }
        }
    }
}
