using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The phases of a step with several gradients: the methods of the optimizer, and a class for each phase that computes it.</summary>
internal static class PhaseEmitter
{
    /// <summary>The methods that users call, and what the runtime drives a set by: the optimizer stands for its last phase, which ends the step.</summary>
    public static void WriteMethods(SourceWriter writer, LoweredOptimizer optimizer)
    {
        RuleModel rule = optimizer.Rule;
        foreach (PhaseModel phase in rule.Phases)
        {
            NestedClassEmitter.WriteInstance(writer, LoweredOptimizer.PhaseClass(phase));
        }

        foreach (ElementType type in ElementType.Of(rule.Types))
        {
            for (int phase = 0; phase < rule.Phases.Count; phase++)
            {
                WritePhase(writer, rule, phase, type.Keyword);
            }

            WriteContract(writer, rule, type.Keyword);
        }
    }

    /// <summary>The file of the class that computes a phase.</summary>
    public static string WriteClass(KernelModel kernel, RuleModel rule, PhaseModel phase)
    {
        SourceWriter writer = new();
        string interfaces = " : " + string.Join(", ", ElementType.Of(rule.Types).Select(type => $"global::OptimGen.IStepKernel<{type.Keyword}>"));
        string outer = $"((global::OptimGen.IOptimizer){NestedClassEmitter.Optimizer})";
        using (NestedClassEmitter.Open(writer, kernel.Rule, rule.Class, interfaces, $"Computes the phase {phase.Name}."))
        {
            writer.WriteLine($$"""
                global::OptimGen.RuleInfo global::OptimGen.IOptimizer.Rule => RuleInfo;

                double global::OptimGen.IOptimizer.GetHyperparameter(int index) => {{outer}}.GetHyperparameter(index);

                void global::OptimGen.IOptimizer.SetHyperparameter(int index, double value) => {{outer}}.SetHyperparameter(index, value);

                global::OptimGen.IOptimizer global::OptimGen.IOptimizer.Clone() => (({{Identifiers.Escape(rule.Class.Name)}}){{outer}}.Clone()).Own{{kernel.Rule.Class.Name}};

                private global::OptimGen.OptimizerState CreateState<T>(nint length)
                    where T : unmanaged => {{NestedClassEmitter.Optimizer}}.CreateState<T>(length);

                private global::OptimGen.OptimizerState CreateState<T>(global::System.ReadOnlySpan<nint> shape, nint blockLength)
                    where T : unmanaged => {{NestedClassEmitter.Optimizer}}.CreateState<T>(shape, blockLength);

                """);
            foreach (ElementType type in ElementType.Of(rule.Types))
            {
                writer.WriteLine($"int global::OptimGen.IStepKernel<{type.Keyword}>.Phase => {kernel.Phase};");
                writer.WriteLine();
                StepEmitter.Write(writer, kernel, type);
                writer.WriteLine();
            }

            UniformsEmitter.Write(writer, kernel);
        }

        return writer.ToString();
    }

    private static void WritePhase(SourceWriter writer, RuleModel rule, int phase, string t)
    {
        string name = rule.Phases[phase].Name;
        string instance = $"Own{LoweredOptimizer.PhaseClass(rule.Phases[phase])}";
        string order = phase == 0
            ? "The phase before it was another than the last."
            : $"The phase before it was not {rule.Phases[phase - 1].Name}.";
        string what = $"Takes phase {phase + 1} of {rule.Phases.Count} of a step";
        writer.WriteLine($$"""
            /// <summary>{{what}}{{(phase == rule.Phases.Count - 1 ? ", and ends it" : "; then gradients are taken anew")}}.</summary>
            /// <param name="parameters">The parameters, changed in place.</param>
            /// <param name="gradients">Their gradients, as many.</param>
            /// <param name="state">The state of this tensor.</param>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="state"/> is null.</exception>
            /// <exception cref="global::System.ArgumentException">Lengths differ, arrays overlap, or the state is another rule's or type's; nothing was changed.</exception>
            /// <exception cref="global::System.InvalidOperationException">{{order}} Nothing was changed.</exception>
            public void {{Identifiers.Escape(name)}}(global::System.Span<{{t}}> parameters, global::System.ReadOnlySpan<{{t}}> gradients, global::OptimGen.OptimizerState state) =>
                {{instance}}.Step(parameters, gradients, state);

            /// <summary>{{what}} over memory of any length.</summary>
            /// <param name="parameters">The first parameter; all are changed in place.</param>
            /// <param name="gradients">The first gradient.</param>
            /// <param name="length">How many parameters and gradients follow each other from there: as many as the state has.</param>
            /// <param name="state">The state of this tensor.</param>
            /// <exception cref="global::System.InvalidOperationException">{{order}} Nothing was changed.</exception>
            public void {{Identifiers.Escape(name)}}(ref {{t}} parameters, ref {{t}} gradients, nint length, global::OptimGen.OptimizerState state) =>
                {{instance}}.Step(ref parameters, ref gradients, length, state);

            /// <summary>{{what}} of every tensor of a set.</summary>
            /// <param name="parameters">The set.</param>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="parameters"/> is null.</exception>
            /// <exception cref="global::System.InvalidOperationException">{{order}} Nothing was changed.</exception>
            public void {{Identifiers.Escape(name)}}(global::OptimGen.ParameterSet<{{t}}> parameters) => {{instance}}.Step(parameters);

            """);
    }

    private static void WriteContract(SourceWriter writer, RuleModel rule, string t)
    {
        string contract = $"global::OptimGen.IStepKernel<{t}>";
        string optimizer = $"global::OptimGen.IOptimizer<{t}>";
        string first = $"(({contract})Own{LoweredOptimizer.PhaseClass(rule.Phases[0])})";
        string last = $"(({contract})Own{LoweredOptimizer.PhaseClass(rule.Phases[rule.Phases.Count - 1])})";
        string phases = string.Concat(rule.Phases.Take(rule.Phases.Count - 1).Select((phase, index) => $"{index} => Own{LoweredOptimizer.PhaseClass(phase)}, "));
        writer.WriteLine($$"""
            {{contract}} {{contract}}.OfPhase(int phase) => phase switch { {{phases}}_ => {{last}} };

            int {{contract}}.Phase => {{last}}.Phase;

            int {{contract}}.UniformBytes => {{last}}.UniformBytes;

            int {{contract}}.PassCount => {{last}}.PassCount;

            void {{contract}}.ComputeUniforms(int pass, global::OptimGen.OptimizerState state, global::System.Span<byte> uniforms) => {{last}}.ComputeUniforms(pass, state, uniforms);

            void {{contract}}.Run(int pass, ref {{t}} parameters, ref {{t}} gradients, global::OptimGen.OptimizerState state, nint start, nint length, global::System.ReadOnlySpan<byte> uniforms, global::OptimGen.VectorWidth width) =>
                {{last}}.Run(pass, ref parameters, ref gradients, state, start, length, uniforms, width);

            void {{contract}}.Initialize(ref {{t}} parameters, global::OptimGen.OptimizerState state, nint start, nint length) => {{first}}.Initialize(ref parameters, state, start, length);

            void {{contract}}.Commit(global::OptimGen.OptimizerState state, global::System.ReadOnlySpan<byte> uniforms) => {{last}}.Commit(state, uniforms);

            global::OptimGen.OptimizerState {{optimizer}}.CreateState(nint length) => CreateState<{{t}}>(length);

            global::OptimGen.OptimizerState {{optimizer}}.CreateState(global::System.ReadOnlySpan<nint> shape, nint blockLength) => CreateState<{{t}}>(shape, blockLength);

            void {{optimizer}}.Step(global::System.Span<{{t}}> parameters, global::System.ReadOnlySpan<{{t}}> gradients, global::OptimGen.OptimizerState state) => {{last}}.Step(parameters, gradients, state);

            void {{optimizer}}.Step(ref {{t}} parameters, ref {{t}} gradients, nint length, global::OptimGen.OptimizerState state) => {{last}}.Step(ref parameters, ref gradients, length, state);

            void {{optimizer}}.Step(global::OptimGen.ParameterSet<{{t}}> parameters) => {{last}}.Step(parameters);

            """);
    }
}
