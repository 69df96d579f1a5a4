using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The step methods of one element type, and what the runtime drives a model step by.</summary>
internal static class StepEmitter
{
    private const string Throws = """
        /// <exception cref="global::System.ArgumentNullException"><paramref name="state"/> is null.</exception>
        /// <exception cref="global::System.ArgumentException">Lengths differ, arrays overlap, or the state is another rule's or type's; nothing was changed.</exception>
        /// <exception cref="global::System.ObjectDisposedException"><paramref name="state"/> is disposed of.</exception>
        """;

    public static void Write(SourceWriter writer, KernelModel kernel, ElementType type)
    {
        RuleModel rule = kernel.Rule;
        string t = type.Keyword;
        writer.WriteLine($$"""
            /// <summary>Takes one step: every parameter moves by the rule, and the state advances.</summary>
            /// <param name="parameters">The parameters, changed in place.</param>
            /// <param name="gradients">Their gradients, as many.</param>
            /// <param name="state">The state of this tensor.</param>
            {{Throws}}
            public void Step(global::System.Span<{{t}}> parameters, global::System.ReadOnlySpan<{{t}}> gradients, global::OptimGen.OptimizerState state) =>
                Step(
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(parameters),
                    parameters.Length,
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(gradients),
                    gradients.Length,
                    state);

            /// <summary>Takes one step over memory of any length, past the 2³¹ elements of a span too.</summary>
            /// <param name="parameters">The first parameter; all are changed in place.</param>
            /// <param name="gradients">The first gradient.</param>
            /// <param name="length">How many parameters and gradients follow each other from there: as many as the state has.</param>
            /// <param name="state">The state of this tensor.</param>
            {{Throws}}
            public void Step(ref {{t}} parameters, ref {{t}} gradients, nint length, global::OptimGen.OptimizerState state) =>
                Step(ref parameters, length, ref gradients, length, state);

            /// <summary>Takes one step of every tensor of a set.</summary>
            /// <param name="parameters">The set. Its first step makes the states and binds the set to this rule.</param>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="parameters"/> is null.</exception>
            /// <exception cref="global::System.InvalidOperationException">The set was stepped by another rule before; nothing was changed.</exception>
            """);
        using (writer.WriteBlock($"public void Step(global::OptimGen.ParameterSet<{t}> parameters)"))
        {
            WriteNullCheck(writer, "parameters");
            writer.WriteLine("parameters.Advance(this);");
        }

        writer.WriteLine();
        writer.WriteLine($"global::OptimGen.OptimizerState global::OptimGen.IOptimizer<{t}>.CreateState(nint length) => CreateState<{t}>(length);");
        writer.WriteLine();
        writer.WriteLine($"int global::OptimGen.IStepKernel<{t}>.UniformBytes => global::System.Runtime.CompilerServices.Unsafe.SizeOf<StepUniforms>();");
        writer.WriteLine();
        using (writer.WriteBlock($"void global::OptimGen.IStepKernel<{t}>.ComputeUniforms(global::OptimGen.OptimizerState state, global::System.Span<byte> uniforms)"))
        {
            writer.WriteLine("StepUniforms computed = ComputeUniforms(state);");
            writer.WriteLine("global::System.Runtime.InteropServices.MemoryMarshal.Write(uniforms, in computed);");
        }

        writer.WriteLine();
        using (writer.WriteBlock(
            $"void global::OptimGen.IStepKernel<{t}>.Run(ref {t} parameters, ref {t} gradients, global::OptimGen.OptimizerState state, nint start, nint length, "
            + "global::System.ReadOnlySpan<byte> uniforms, global::OptimGen.VectorWidth width)"))
        {
            writer.WriteLine("Run(ref parameters, ref gradients, state, start, length, in global::System.Runtime.InteropServices.MemoryMarshal.AsRef<StepUniforms>(uniforms), width);");
        }

        writer.WriteLine();
        string commit = kernel.SharedStates.Count == 0
            ? " { }"
            : " =>\n    CommitUniformStates(state, in global::System.Runtime.InteropServices.MemoryMarshal.AsRef<StepUniforms>(uniforms));";
        writer.WriteLine($"void global::OptimGen.IStepKernel<{t}>.Commit(global::OptimGen.OptimizerState state, global::System.ReadOnlySpan<byte> uniforms){commit}");
        writer.WriteLine();
        using (writer.WriteBlock($"private void Step(ref {t} parameters, nint parameterLength, ref {t} gradients, nint gradientLength, global::OptimGen.OptimizerState state)"))
        {
            WriteNullCheck(writer, "state");
            writer.WriteLine("""
                state.BeginStep(RuleInfo, ref parameters, parameterLength, ref gradients, gradientLength);
                StepUniforms uniforms = ComputeUniforms(state);
                Run(ref parameters, ref gradients, state, 0, parameterLength, in uniforms, global::OptimGen.Lanes.Widest);
                """);
            if (kernel.SharedStates.Count > 0)
            {
                writer.WriteLine("CommitUniformStates(state, in uniforms);");
            }

            writer.WriteLine("state.EndStep();");
        }

        writer.WriteLine();
        WriteRun(writer, rule, type);
    }

    public static void WriteNullCheck(SourceWriter writer, string argument)
    {
        using (writer.WriteBlock($"if ({argument} is null)"))
        {
            writer.WriteLine($"throw new global::System.ArgumentNullException(nameof({argument}));");
        }

        writer.WriteLine();
    }

    private static void WriteRun(SourceWriter writer, RuleModel rule, ElementType type)
    {
        string t = type.Keyword;
        string stored = type.Arithmetic.Keyword;
        using (writer.WriteBlock(
            $"private void Run(ref {t} parameters, ref {t} gradients, global::OptimGen.OptimizerState state, nint start, nint length, "
            + "in StepUniforms uniforms, global::OptimGen.VectorWidth width)"))
        {
            using (writer.WriteBlock("if (length <= 0)"))
            {
                writer.WriteLine("return;");
            }

            writer.WriteLine();
            WriteInitialValues(writer, rule, $"({stored})", "ref parameters");
            RoundingEmitter.WriteChoice(writer, type, "state.ParameterRounding", rounding =>
            {
                if (rounding == ParameterRounding.MasterCopy)
                {
                    using (writer.WriteBlock("if (state.Step == 0)"))
                    {
                        writer.WriteLine($"state.CopyFrom({rule.States.Count}, start, length, ref parameters);");
                    }

                    writer.WriteLine();
                }

                writer.WriteLine($"{type.KernelsOf(rounding)}Kernels.Run(");
                writer.WriteLine("    width,");
                writer.WriteLine("    ref global::System.Runtime.CompilerServices.Unsafe.Add(ref parameters, start),");
                writer.WriteLine("    ref global::System.Runtime.CompilerServices.Unsafe.Add(ref gradients, start),");
                foreach (int state in BuffersOf(rule, rounding))
                {
                    writer.WriteLine($"    ref global::System.Runtime.CompilerServices.Unsafe.Add(ref state.Buffer<{stored}>({state}), start),");
                }

                writer.WriteLine("    (nuint)length,");
                writer.WriteLine($"    in uniforms{(rounding == ParameterRounding.Stochastic ? ", state.Noise(start)" : "")});");
            });
        }
    }

    /// <summary>The state's buffers with a value for each element; the master copy is behind those of the rule.</summary>
    private static IEnumerable<int> BuffersOf(RuleModel rule, ParameterRounding rounding)
    {
        IEnumerable<int> states = Enumerable.Range(0, rule.States.Count).Where(state => rule.States[state].Shape == StateShape.Element);
        return rounding == ParameterRounding.MasterCopy ? states.Append(rule.States.Count) : states;
    }

    /// <summary>Whether any array is not all zero when step 1 begins.</summary>
    public static bool HasInitialValues(RuleModel rule) =>
        rule.States.Any(state => state.Shape == StateShape.Element && state.Initially != InitialValueKind.Zero);

    /// <summary>What states are when step 1 begins, where memory's zero is not it.</summary>
    public static void WriteInitialValues(SourceWriter writer, RuleModel rule, string cast, string source)
    {
        if (!HasInitialValues(rule))
        {
            return;
        }

        using (writer.WriteBlock("if (state.Step == 0)"))
        {
            for (int index = 0; index < rule.States.Count; index++)
            {
                StateModel state = rule.States[index];
                switch (state.Shape == StateShape.Element ? state.Initially : InitialValueKind.Zero)
                {
                    case InitialValueKind.Parameter:
                        writer.WriteLine($"state.CopyFrom({index}, start, length, {source});");
                        break;
                    case InitialValueKind.Hyperparameter:
                        writer.WriteLine($"state.Fill({index}, start, length, {cast}{rule.Hyperparameters[state.InitialHyperparameter].Field});");
                        break;
                    case InitialValueKind.Constant:
                        writer.WriteLine($"state.Fill({index}, start, length, {cast}({Literals.Double(state.InitialValue)}));");
                        break;
                }
            }
        }

        writer.WriteLine();
    }
}
