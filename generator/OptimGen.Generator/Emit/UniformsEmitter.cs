using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>What elements share: the struct that holds what is uniform, and the methods that compute it, in double, before each pass.</summary>
internal static class UniformsEmitter
{
    public static void Write(SourceWriter writer, KernelModel kernel)
    {
        WriteStruct(writer, kernel);
        writer.WriteLine();
        WriteDispatch(writer, kernel);
        for (int pass = 0; pass < kernel.PassCount; pass++)
        {
            writer.WriteLine();
            using (writer.WriteBlock($"private void {MethodName(kernel, pass)}(global::OptimGen.OptimizerState state, ref StepUniforms uniforms)"))
            {
                new SharedStageWriter(writer, kernel, pass).Write();
            }
        }

        if (kernel.Shared.States.Count > 0)
        {
            writer.WriteLine();
            WriteCommit(writer, kernel);
        }
    }

    /// <summary>A state that elements share, when the step begins.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="index">Which state.</param>
    /// <param name="place">The index of its value: 0 for a uniform one.</param>
    public static string SharedState(RuleModel rule, int index, string place)
    {
        string buffer = place == "0" ? $"state.Buffer<double>({index})" : $"global::System.Runtime.CompilerServices.Unsafe.Add(ref state.Buffer<double>({index}), {place})";
        return rule.States[index].Initially is InitialValueKind.Zero or InitialValueKind.Construction ? buffer : $"state.Step == 0 ? {InitialValue(rule, index)} : {buffer}";
    }

    /// <summary>What a state that elements share is when step 1 begins.</summary>
    public static string InitialValue(RuleModel rule, int index)
    {
        StateModel state = rule.States[index];
        return state.Initially switch
        {
            InitialValueKind.Constant => Literals.Double(state.InitialValue),
            InitialValueKind.Hyperparameter => rule.Hyperparameters[state.InitialHyperparameter].Field,
            _ => "0.0",
        };
    }

    private static string MethodName(KernelModel kernel, int pass) => kernel.PassCount == 1 ? "ComputeUniforms" : $"ComputeUniforms{pass}";

    private static void WriteStruct(SourceWriter writer, KernelModel kernel)
    {
        writer.WriteLine("/// <summary>What all elements of a step share: computed once, in double; kernels narrow it to their type.</summary>");
        using (writer.WriteBlock("internal struct StepUniforms"))
        {
            foreach (UniformValue uniform in kernel.Shared.Uniforms)
            {
                writer.WriteLine($"public double {Identifiers.Escape(uniform.Name)};");
            }

            if (kernel.Shared.Conditions.Count > 0)
            {
                writer.WriteLine("public int variant;");
            }
        }
    }

    private static void WriteDispatch(SourceWriter writer, KernelModel kernel)
    {
        if (kernel.PassCount == 1)
        {
            return;
        }

        using (writer.WriteBlock("private void ComputeUniforms(int pass, global::OptimGen.OptimizerState state, ref StepUniforms uniforms)"))
        using (writer.WriteBlock("switch (pass)"))
        {
            for (int pass = 0; pass < kernel.PassCount; pass++)
            {
                writer.WriteLine(pass == kernel.PassCount - 1 ? "default:" : $"case {pass}:");
                writer.WriteLine($"    {MethodName(kernel, pass)}(state, ref uniforms);");
                writer.WriteLine("    break;");
            }
        }
    }

    /// <summary>What elements share changes when all of them have been stepped, not before.</summary>
    private static void WriteCommit(SourceWriter writer, KernelModel kernel)
    {
        using (writer.WriteBlock("private static void CommitSharedStates(global::OptimGen.OptimizerState state, in StepUniforms uniforms)"))
        {
            foreach (SharedState output in kernel.Shared.States)
            {
                writer.WriteLine(output.Domain switch
                {
                    Domain.Uniform => $"state.Buffer<double>({output.State}) = uniforms.{Identifiers.Escape(kernel.Shared.Uniforms[output.Value].Name)};",
                    Domain.Row => $"state.CommitRows({output.State}, {output.Value});",
                    _ => $"state.CommitColumns({output.State}, {output.Value});",
                });
            }
        }
    }
}
