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

    /// <summary>What every step, or phase of one, ends with.</summary>
    public const string EndStep = "state.EndStep();";

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
        writer.WriteLine($"global::OptimGen.OptimizerState global::OptimGen.IOptimizer<{t}>.CreateState(global::System.ReadOnlySpan<nint> shape, nint blockLength) => CreateState<{t}>(shape, blockLength);");
        writer.WriteLine();
        WriteStepKernel(writer, kernel, type);
        writer.WriteLine();
        WriteStep(writer, kernel, type);
        writer.WriteLine();
        RunEmitter.Write(writer, kernel, type);
    }

    /// <summary>What the runtime drives a model step by.</summary>
    private static void WriteStepKernel(SourceWriter writer, KernelModel kernel, ElementType type)
    {
        string t = type.Keyword;
        const string AsUniforms = "global::System.Runtime.InteropServices.MemoryMarshal.AsRef<StepUniforms>(uniforms)";
        writer.WriteLine($"int global::OptimGen.IStepKernel<{t}>.UniformBytes => global::System.Runtime.CompilerServices.Unsafe.SizeOf<StepUniforms>();");
        writer.WriteLine();
        writer.WriteLine($"int global::OptimGen.IStepKernel<{t}>.PassCount => {kernel.PassCount};");
        writer.WriteLine();
        using (writer.WriteBlock($"void global::OptimGen.IStepKernel<{t}>.ComputeUniforms(int pass, global::OptimGen.OptimizerState state, global::System.Span<byte> uniforms)"))
        {
            writer.WriteLine($"ComputeUniforms({Pass(kernel)}state, ref {AsUniforms});");
            WriteNarrow(writer, kernel, type.Arithmetic.Keyword);
        }

        writer.WriteLine();
        using (writer.WriteBlock(
            $"void global::OptimGen.IStepKernel<{t}>.Run(int pass, ref {t} parameters, ref {t} gradients, global::OptimGen.OptimizerState state, nint start, nint length, "
            + "global::System.ReadOnlySpan<byte> uniforms, global::OptimGen.VectorWidth width)"))
        {
            writer.WriteLine($"Run({Pass(kernel)}ref parameters, ref gradients, state, start, length, in {AsUniforms}, width);");
        }

        writer.WriteLine();
        WriteInitialize(writer, kernel.Rule, type);
        writer.WriteLine();
        string commit = kernel.Shared.States.Count == 0 ? " { }" : $" =>\n    CommitSharedStates(state, in {AsUniforms});";
        writer.WriteLine($"void global::OptimGen.IStepKernel<{t}>.Commit(global::OptimGen.OptimizerState state, global::System.ReadOnlySpan<byte> uniforms){commit}");
    }

    private static void WriteStep(SourceWriter writer, KernelModel kernel, ElementType type)
    {
        string t = type.Keyword;
        using (writer.WriteBlock($"private void Step(ref {t} parameters, nint parameterLength, ref {t} gradients, nint gradientLength, global::OptimGen.OptimizerState state)"))
        {
            WriteNullCheck(writer, "state");
            string phase = kernel.Phase == 0 ? "" : $", phase: {kernel.Phase}";
            writer.WriteLine($"state.BeginStep(RuleInfo, ref parameters, parameterLength, ref gradients, gradientLength{phase});");
            writer.WriteLine("StepUniforms uniforms = default;");
            if (kernel.PassCount == 1)
            {
                WritePass(writer, kernel, type);
            }
            else
            {
                using (writer.WriteBlock($"for (int pass = 0; pass < {kernel.PassCount}; pass++)"))
                {
                    WritePass(writer, kernel, type);
                    writer.WriteLine($"state.Combine<{t}>(pass);");
                }

                writer.WriteLine();
            }

            if (kernel.Shared.States.Count > 0)
            {
                writer.WriteLine("CommitSharedStates(state, in uniforms);");
            }

            writer.WriteLine(EndStep);
        }
    }

    private static void WritePass(SourceWriter writer, KernelModel kernel, ElementType type)
    {
        writer.WriteLine($"ComputeUniforms({Pass(kernel)}state, ref uniforms);");
        WriteNarrow(writer, kernel, type.Arithmetic.Keyword);
        writer.WriteLine($"""
            global::OptimGen.StepThreads.Run<{type.Keyword}>(
                this,
                {(kernel.PassCount == 1 ? "0" : "pass")},
                ref parameters,
                ref gradients,
                state,
                global::System.Runtime.InteropServices.MemoryMarshal.AsBytes(global::System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref uniforms, 1)));
            """);
    }

    /// <summary>Columns' values are computed in double; loops read them in the elements' type.</summary>
    private static void WriteNarrow(SourceWriter writer, KernelModel kernel, string t)
    {
        for (int value = 0; value < kernel.Shared.ColumnValues.Count; value++)
        {
            int index = value;
            if (kernel.Variants.Any(variant => variant.Passes.Any(loop => loop.ColumnValues.Contains(index))))
            {
                string narrow = $"state.Narrow<{t}>({value});";
                if (kernel.PassCount == 1)
                {
                    writer.WriteLine(narrow);
                    continue;
                }

                using (writer.WriteBlock($"if (pass == {kernel.Shared.Passes[kernel.Shared.ColumnValues[value].Node]})"))
                {
                    writer.WriteLine(narrow);
                }

                writer.WriteLine();
            }
        }
    }

    private static string Pass(KernelModel kernel) => kernel.PassCount == 1 ? "" : "pass, ";

    public static void WriteNullCheck(SourceWriter writer, string argument)
    {
        using (writer.WriteBlock($"if ({argument} is null)"))
        {
            writer.WriteLine($"throw new global::System.ArgumentNullException(nameof({argument}));");
        }

        writer.WriteLine();
    }

    private static void WriteInitialize(SourceWriter writer, RuleModel rule, ElementType type)
    {
        string t = type.Keyword;
        string signature = $"void global::OptimGen.IStepKernel<{t}>.Initialize(ref {t} parameters, global::OptimGen.OptimizerState state, nint start, nint length)";
        bool hasMasterCopy = type.Roundings.Contains(ParameterRounding.MasterCopy);
        if (!HasInitialValues(rule) && !hasMasterCopy)
        {
            writer.WriteLine(signature + " { }");
            return;
        }

        using (writer.WriteBlock(signature))
        {
            if (HasInitialValues(rule))
            {
                WriteFills(writer, rule, $"({type.Arithmetic.Keyword})", "ref parameters");
            }

            if (HasInitialValues(rule) && hasMasterCopy)
            {
                writer.WriteLine();
            }

            if (hasMasterCopy)
            {
                RoundingEmitter.WriteMasterCopy(writer, rule.States.Count, "");
            }
        }
    }

    /// <summary>Whether any array is not all zero when step 1 begins.</summary>
    public static bool HasInitialValues(RuleModel rule) =>
        rule.States.Any(state => state.Shape == StateShape.Element && state.Initially != InitialValueKind.Zero);

    /// <summary>What states are when step 1 begins, where memory's zero is not it.</summary>
    public static void WriteInitialValues(SourceWriter writer, RuleModel rule, string cast, string source, string condition = "")
    {
        if (HasInitialValues(rule))
        {
            WriteFills(writer, rule, cast, source, condition);
            writer.WriteLine();
        }
    }

    private static void WriteFills(SourceWriter writer, RuleModel rule, string cast, string source, string condition = "")
    {
        using (writer.WriteBlock($"if ({condition}state.Step == 0)"))
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
    }
}
