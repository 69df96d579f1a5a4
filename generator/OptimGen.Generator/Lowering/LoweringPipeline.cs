using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>
/// A rule becomes loops, by these passes in this order. Each is pure: a graph in, a graph out. The reader has turned the branches of
/// the text into choices between values already, so a rule arrives here as one straight line.
/// </summary>
internal static class LoweringPipeline
{
    /// <summary>Lowers a rule.</summary>
    /// <param name="rule">What was declared.</param>
    /// <param name="trace">Called with each pass's name and result, for tests and for whoever wants to see it.</param>
    public static KernelModel Run(RuleModel rule, Action<string, Graph>? trace = null)
    {
        Graph graph = EraseAnyUnit.Run(Graph.Of(rule.Graph));
        Pass("read", graph);
        Pass("expand functions", graph = ExpandFunctions.Run(graph));       // before sharing: expansions have parts in common
        Pass("share values", graph = ShareValues.Run(graph));
        Pass("factor uniforms", graph = RemoveDeadCode.Run(FactorUniforms.Run(graph)));
        Pass("share factors", graph = ShareValues.Run(graph));              // scales meet that were apart before
        Pass("contract to multiply-add", graph = RemoveDeadCode.Run(ContractMultiplyAdd.Run(graph)));   // after sharing: it asks how often a product is used
        Pass("flush subnormals", graph = FlushSubnormals.Run(graph, rule));  // before any split: all loops of a rule round alike

        (graph, IReadOnlyList<ReductionModel> reductions) = NumberReductions.Run(graph, rule);

        // What elements share is computed beside the loops, not in them.
        SharedPool pool = new(reductions);
        Domain[] domains = DomainTable.Of(graph.Nodes);
        foreach (Output output in graph.Outputs.Where(output => !IsElement(output)))
        {
            Domain domain = DomainTable.Of(rule.LeafOf(output.Index), _ => Domain.Uniform);
            pool.AddState(graph, output.Index, output.Node, domain);
        }

        for (int index = 0; index < graph.Nodes.Count; index++)
        {
            Node node = graph.Nodes[index];
            if (OpTable.Of(node.Op).Scope is not null && domains[node.A] != Domain.Element)
            {
                pool.AddReduced(graph, (int)node.Bits, node.A);
            }
        }

        IReadOnlyList<int> conditions = SplitOnConditions.FindConditions(graph);
        List<(string Suffix, string Condition, List<(int Pass, Graph Graph)> Loops)> variants = [];
        int scratchArrays = 0;
        for (int number = 0; number < 1 << conditions.Count; number++)
        {
            Dictionary<int, bool> known = Enumerable.Range(0, conditions.Count)
                .ToDictionary(bit => conditions[bit], bit => (number >> (conditions.Count - 1 - bit) & 1) == 0);
            string suffix = NameVariant(graph, rule, conditions, number);
            Graph variant = RemoveDeadCode.Run(SplitOnConditions.Run(graph, known));
            Pass($"split on conditions {suffix}".TrimEnd(), variant);
            (IReadOnlyList<Graph?> passes, int arrays) = PlanPasses.Run(variant, reductions, IsElement);
            scratchArrays = Math.Max(scratchArrays, arrays);
            List<(int Pass, Graph Graph)> loops = [];
            for (int pass = 0; pass < passes.Count; pass++)
            {
                if (passes[pass] is { } loop)
                {
                    string name = passes.Count == 1 ? suffix : $"{suffix} pass {pass}".TrimStart();
                    if (passes.Count > 1)
                    {
                        Pass($"split at reductions {name}", loop);
                    }

                    loop = HoistShared.Run(loop, pool);
                    Pass($"hoist uniforms {name}".TrimEnd(), loop);
                    loops.Add((pass, loop));
                }
            }

            variants.Add((suffix, DescribeConditions(graph, rule, conditions, known), loops));
        }

        foreach (int condition in conditions)
        {
            pool.AddCondition(graph, condition);
        }

        Namer namer = new();
        BufferNames buffers = BufferNames.Claim(rule, namer);
        foreach (HyperparameterModel hyperparameter in rule.Hyperparameters)
        {
            // The method that computes the uniforms reads fields: no local may hide one.
            namer.Reserve(hyperparameter.Field);
        }

        SharedModel shared = pool.Finish(rule, namer);
        return new KernelModel(
            rule,
            buffers,
            shared,
            new EquatableArray<ReductionModel>(reductions),
            scratchArrays,
            new EquatableArray<KernelVariant>(variants.Select(variant => new KernelVariant(
                variant.Suffix,
                variant.Condition,
                new EquatableArray<KernelPass>(variant.Loops.Select(loop => Schedule.Run(loop.Graph, rule, namer.Fork(), loop.Pass)))))));

        void Pass(string name, Graph result) => trace?.Invoke(name, result);

        bool IsElement(Output output) =>
            output.Target == AssignmentTarget.Parameter || rule.States[output.Index].Shape == StateShape.Element;
    }

    private static string NameVariant(Graph graph, RuleModel rule, IReadOnlyList<int> conditions, int number) => conditions.Count switch
    {
        0 => "",
        1 when number == 0 => "When" + UniformNaming.Capital(UniformNaming.Describe(graph, conditions[0], rule)),
        1 => "Otherwise",
        _ => $"Variant{number}",
    };

    private static string DescribeConditions(Graph graph, RuleModel rule, IReadOnlyList<int> conditions, Dictionary<int, bool> known) =>
        string.Join(", ", conditions.Select(condition =>
            (known[condition] ? "when " : "unless ") + FormulaWriter.Write(graph.Nodes, condition, rule)));
}
