using System.Linq;
using OptimGen.Generator.Analysis.Units;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The file that users read: properties, steps, and the data about the rule.</summary>
internal static class SurfaceEmitter
{
    public static string Write(LoweredOptimizer optimizer)
    {
        RuleModel rule = optimizer.Rule;
        RuleUnits units = RuleUnits.Of(rule);
        SourceWriter writer = new();
        FileSkeleton.WriteHeader(writer);
        string interfaces = " : " + string.Join(", ", ElementType.Of(rule.Types).Select(type => $"global::OptimGen.IStepKernel<{type.Keyword}>"));
        using (FileSkeleton.Open(writer, rule.Class, interfaces, Documentation.OfClass(rule, units)))
        {
            for (int index = 0; index < rule.Hyperparameters.Count; index++)
            {
                HyperparameterEmitter.Write(writer, rule.Hyperparameters[index], units.OfHyperparameter(index));
                writer.WriteLine();
            }

            if (ElementType.Of(rule.Types).Any(type => type.IsNarrow))
            {
                RoundingEmitter.WriteProperty(writer);
                writer.WriteLine();
            }

            RuleInfoEmitter.Write(writer, optimizer, units);
            writer.WriteLine();
            HyperparameterAccessEmitter.Write(writer, rule);
            writer.WriteLine();
            WriteCreateState(writer, optimizer);
            foreach (ViewModel view in rule.Views)
            {
                writer.WriteLine();
                ViewEmitter.WriteMethods(writer, rule, view);
            }

            if (rule.IsPhased)
            {
                writer.WriteLine();
                PhaseEmitter.WriteMethods(writer, optimizer);
                foreach (KernelModel phase in optimizer.Phases)
                {
                    ReferenceEmitter.Write(writer, phase.Rule with { Class = rule.Class }, phase.Phase, rule.Phases[phase.Phase].Name);
                    writer.WriteLine();
                }

            }
            else
            {
                WriteSteps(writer, optimizer.Phases[0]);
            }
        }

        return writer.ToString();
    }

    private static void WriteSteps(SourceWriter writer, KernelModel kernel)
    {
        foreach (ElementType type in ElementType.Of(kernel.Rule.Types))
        {
            writer.WriteLine();
            StepEmitter.Write(writer, kernel, type);
        }

        writer.WriteLine();
        ReferenceEmitter.Write(writer, kernel.Rule);
        writer.WriteLine();
        UniformsEmitter.Write(writer, kernel);
    }

    /// <summary>Where kernels are that should be compiled before the first step.</summary>
    private static System.Collections.Generic.IEnumerable<string> KernelClasses(LoweredOptimizer optimizer, ElementType type, ParameterRounding rounding)
    {
        foreach (KernelModel phase in optimizer.Phases)
        {
            yield return optimizer.Rule.IsPhased ? $"{Identifiers.Escape(phase.Rule.Class.Name)}.{type.KernelsOf(rounding)}Kernels" : $"{type.KernelsOf(rounding)}Kernels";
        }
    }

    private static string ListOf(string[] names) =>
        names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}";

    private static void WriteCreateState(SourceWriter writer, LoweredOptimizer optimizer)
    {
        RuleModel rule = optimizer.Rule;
        string supported = ListOf([.. ElementType.Of(rule.Types).Select(type => type.IsNarrow ? type.Name : type.Keyword)]);
        bool hasNarrow = ElementType.Of(rule.Types).Any(type => type.IsNarrow);
        writer.WriteLine($$"""
            /// <summary>Makes the state of one tensor, ready for step 1, and compiles the kernels, so that the first step is not slow.</summary>
            /// <typeparam name="T">The type of the parameters: {{supported}} (double always, for <c>Reference</c>).</typeparam>
            /// <param name="length">How many elements the tensor has.</param>
            /// <returns>The state. It owns native memory: dispose of it.</returns>
            /// <exception cref="global::System.ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
            /// <exception cref="global::System.NotSupportedException">There are no kernels for <typeparamref name="T"/>.</exception>
            """);
        ConstructionEmitter.WriteDocumentation(writer, rule);
        using (writer.WriteBlock("public global::OptimGen.OptimizerState CreateState<T>(nint length)\n    where T : unmanaged"))
        {
            writer.WriteLine("global::System.ReadOnlySpan<nint> shape = stackalloc nint[] { length };");
            writer.WriteLine("return CreateState<T>(shape);");
        }

        writer.WriteLine();
        writer.WriteLine($$"""
            /// <summary>Makes the state of one tensor of any shape, as the other overload does of a vector. Rows have the same first index.</summary>
            /// <typeparam name="T">The type of the parameters: {{supported}} (double always, for <c>Reference</c>).</typeparam>
            /// <param name="shape">The sizes of its dimensions, outermost first; none for a single number.</param>
            /// <param name="blockLength">How many elements a block has, for rules that divide tensors into blocks; 0 for a row's.</param>
            /// <returns>The state. It owns native memory: dispose of it.</returns>
            /// <exception cref="global::System.ArgumentOutOfRangeException">A size is negative, or the block length does not divide the elements.</exception>
            /// <exception cref="global::System.NotSupportedException">There are no kernels for <typeparamref name="T"/>.</exception>
            """);
        using (writer.WriteBlock("public global::OptimGen.OptimizerState CreateState<T>(global::System.ReadOnlySpan<nint> shape, nint blockLength = 0)\n    where T : unmanaged"))
        {
            foreach (ElementType type in ElementType.Of(rule.Types))
            {
                using (writer.WriteBlock($"if (typeof(T) == typeof({type.Keyword}))"))
                {
                    RoundingEmitter.WriteChoice(writer, type.Roundings, "ParameterRounding", rounding =>
                    {
                        foreach (string kernels in KernelClasses(optimizer, type, rounding))
                        {
                            writer.WriteLine($"{kernels}.Prepare();");
                        }
                    });
                }

                writer.WriteLine();
            }

            string refused = string.Join(" && ", ElementType.Of(rule.Types | NumericTypes.Double).Select(type => $"typeof(T) != typeof({type.Keyword})"));
            using (writer.WriteBlock($"if ({refused})"))
            {
                writer.WriteLine($"throw new global::System.NotSupportedException($\"{rule.Class.Name} steps {supported}, not {{typeof(T)}}.\");");
            }

            writer.WriteLine();
            string create = $"global::OptimGen.OptimizerState.Create<T>(RuleInfo, shape, blockLength{(hasNarrow ? ", ParameterRounding" : "")})";
            ConstructionEmitter.WriteChecks(writer, rule);
            if (!ConstructionEmitter.HasAny(rule))
            {
                writer.WriteLine($"return {create};");
                return;
            }

            writer.WriteLine($"global::OptimGen.OptimizerState state = {create};");
            ConstructionEmitter.WriteValues(writer, rule);
            writer.WriteLine("return state;");
        }
    }
}
