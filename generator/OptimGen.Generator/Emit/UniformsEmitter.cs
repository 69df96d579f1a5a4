using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>What is computed once per step: the struct that holds it, and the method that computes it in double.</summary>
internal static class UniformsEmitter
{
    public static void Write(SourceWriter writer, KernelModel kernel)
    {
        WriteStruct(writer, kernel);
        writer.WriteLine();
        WriteMethod(writer, kernel);
        if (kernel.SharedStates.Count > 0)
        {
            writer.WriteLine();
            WriteCommit(writer, kernel);
        }
    }

    /// <summary>What the whole tensor shares changes when all its elements have been stepped, not before.</summary>
    private static void WriteCommit(SourceWriter writer, KernelModel kernel)
    {
        using (writer.WriteBlock("private static void CommitUniformStates(global::OptimGen.OptimizerState state, in StepUniforms uniforms)"))
        {
            foreach (UniformOutput output in kernel.SharedStates)
            {
                writer.WriteLine($"state.Buffer<double>({output.State}) = uniforms.{Identifiers.Escape(kernel.Uniforms[output.Uniform].Name)};");
            }
        }
    }

    private static void WriteStruct(SourceWriter writer, KernelModel kernel)
    {
        writer.WriteLine("/// <summary>What all elements of a step share: computed once, in double; kernels narrow it to their type.</summary>");
        using (writer.WriteBlock("internal struct StepUniforms"))
        {
            foreach (UniformValue uniform in kernel.Uniforms)
            {
                writer.WriteLine($"public double {Identifiers.Escape(uniform.Name)};");
            }

            if (kernel.Conditions.Count > 0)
            {
                writer.WriteLine("public int variant;");
            }
        }
    }

    private static void WriteMethod(SourceWriter writer, KernelModel kernel)
    {
        EquatableArray<Node> nodes = kernel.UniformGraph.Nodes;
        Dictionary<int, string> names = [];
        foreach (UniformValue uniform in kernel.Uniforms.Concat(kernel.Conditions))
        {
            names[uniform.Node] = Identifiers.Escape(uniform.Name);
        }

        using (writer.WriteBlock("private StepUniforms ComputeUniforms(global::OptimGen.OptimizerState state)"))
        {
            WriteLocals(writer, kernel, names);
            writer.WriteLine();
            writer.WriteLine("StepUniforms uniforms = default;");
            foreach (UniformValue uniform in kernel.Uniforms)
            {
                string value = nodes[uniform.Node].Op == Op.Literal ? Literals.Double(nodes[uniform.Node].Value) : names[uniform.Node];
                writer.WriteLine($"uniforms.{Identifiers.Escape(uniform.Name)} = {value};");
            }

            if (kernel.Conditions.Count > 0)
            {
                IEnumerable<string> bits = kernel.Conditions.Select((condition, index) =>
                    $"({names[condition.Node]} ? 0 : {1 << (kernel.Conditions.Count - 1 - index)})");
                writer.WriteLine($"uniforms.variant = {string.Join(" + ", bits)};");
            }

            writer.WriteLine("return uniforms;");
        }
    }

    /// <summary>Hyperparameters and step first, then what has a name, is used twice, or is asked for by a loop.</summary>
    private static void WriteLocals(SourceWriter writer, KernelModel kernel, Dictionary<int, string> names)
    {
        EquatableArray<Node> nodes = kernel.UniformGraph.Nodes;
        int[] uses = kernel.UniformGraph.CountUses();
        Namer namer = new();
        foreach (UniformValue uniform in kernel.Uniforms.Concat(kernel.Conditions))
        {
            namer.Claim(uniform.Name);
        }

        foreach (HyperparameterModel hyperparameter in kernel.Rule.Hyperparameters)
        {
            namer.Reserve(hyperparameter.Field);
        }

        ExpressionWriter expressions = new(nodes, NameOf, Spelling.Double);
        int[] lengths = new int[nodes.Count];
        for (int index = 0; index < nodes.Count; index++)
        {
            Node node = nodes[index];
            int length = ExpressionLength.Of(node, operand => lengths[operand]);
            bool isLocal = node.Arity == 0 || uses[index] > 1 || kernel.UniformGraph.Names[index].Length > 0 || names.ContainsKey(index);
            if (node.Op == Op.Literal)
            {
                continue;
            }

            if (!isLocal && ExpressionLength.Fits(length))
            {
                lengths[index] = length;
                continue;
            }

            if (!names.TryGetValue(index, out string? local))
            {
                local = Identifiers.Escape(namer.Claim(UniformNaming.Describe(kernel.UniformGraph, index, kernel.Rule)));
                names.Add(index, local);
            }

            string type = OpTable.Of(node.Op).IsBoolean ? "bool" : "double";
            string value = node.Op switch
            {
                Op.StepNumber => "state.Step + 1",
                Op.UniformState => SharedState(kernel.Rule, node.A),
                Op.Hyperparameter => ValueOf(kernel.Rule.Hyperparameters[node.A]),
                _ => expressions.WriteOperation(index),
            };
            writer.WriteLine($"{type} {local} = {value};");
        }

        string? NameOf(int index) =>
            nodes[index].Op == Op.Literal ? Literals.Double(nodes[index].Value)
            : names.TryGetValue(index, out string? name) ? name
            : null;
    }

    /// <summary>A state of the whole tensor when the step begins.</summary>
    public static string SharedState(RuleModel rule, int index)
    {
        StateModel state = rule.States[index];
        string initial = state.Initially switch
        {
            InitialValueKind.Constant => Literals.Double(state.InitialValue),
            InitialValueKind.Hyperparameter => rule.Hyperparameters[state.InitialHyperparameter].Field,
            _ => "0.0",
        };
        return state.Initially is InitialValueKind.Zero or InitialValueKind.Construction ? $"state.Buffer<double>({index})" : $"state.Step == 0 ? {initial} : state.Buffer<double>({index})";
    }

    /// <summary>Its value as a number: a rule takes a Boolean one as 1 or 0.</summary>
    private static string ValueOf(HyperparameterModel hyperparameter) =>
        hyperparameter.Kind == HyperparameterKind.Boolean ? $"{hyperparameter.Field} ? 1.0 : 0.0" : hyperparameter.Field;
}
