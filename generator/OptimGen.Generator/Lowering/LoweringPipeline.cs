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

        // What the whole tensor shares is computed beside the loops, not in them.
        UniformPool pool = new();
        List<UniformOutput> shared = [];
        foreach (Output output in graph.Outputs.Where(IsShared))
        {
            shared.Add(new UniformOutput(output.Index, pool.AddUniform(graph, output.Node)));
        }

        graph = RemoveDeadCode.Run(graph with { Outputs = new EquatableArray<Output>(graph.Outputs.Where(output => !IsShared(output))) });
        IReadOnlyList<int> conditions = SplitOnConditions.FindConditions(graph);
        List<(string Suffix, string Condition, Graph Graph)> variants = [];
        for (int number = 0; number < 1 << conditions.Count; number++)
        {
            Dictionary<int, bool> known = Enumerable.Range(0, conditions.Count)
                .ToDictionary(bit => conditions[bit], bit => (number >> (conditions.Count - 1 - bit) & 1) == 0);
            string suffix = NameVariant(graph, rule, conditions, number);
            Graph variant = RemoveDeadCode.Run(SplitOnConditions.Run(graph, known));
            Pass($"split on conditions {suffix}".TrimEnd(), variant);
            Pass($"hoist uniforms {suffix}".TrimEnd(), variant = HoistUniforms.Run(variant, pool));
            variants.Add((suffix, DescribeConditions(graph, rule, conditions, known), variant));
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

        (Graph uniformGraph, EquatableArray<UniformValue> uniforms, EquatableArray<UniformValue> conditionValues) = pool.Finish(rule, namer);
        return new KernelModel(
            rule,
            buffers,
            uniformGraph,
            uniforms,
            conditionValues,
            new EquatableArray<UniformOutput>(shared),
            new EquatableArray<KernelVariant>(variants.Select(variant =>
                Schedule.Run(variant.Graph, rule, namer.Fork(), variant.Suffix, variant.Condition))));

        void Pass(string name, Graph result) => trace?.Invoke(name, result);

        bool IsShared(Output output) =>
            output.Target == AssignmentTarget.State && rule.States[output.Index].Shape == StateShape.Uniform;
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
