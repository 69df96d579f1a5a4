using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>A view: the methods of the optimizer, and the class that computes it.</summary>
internal static class ViewEmitter
{
    /// <summary>The methods that users call, and the reference that they are compared with.</summary>
    public static void WriteMethods(SourceWriter writer, RuleModel rule, ViewModel view)
    {
        string name = LoweredOptimizer.ViewClass(view);
        NestedClassEmitter.WriteInstance(writer, name);
        string meaning = view.Documentation.Length > 0 ? view.Documentation : $"The view {view.Name}.";
        foreach (ElementType type in ElementType.Of(rule.Types))
        {
            string t = type.Keyword;
            writer.WriteLine($$"""
                /// <summary>Writes a view of parameters into other memory: {{meaning}}</summary>
                /// <param name="parameters">The parameters, as they are after the last step.</param>
                /// <param name="state">The state of this tensor.</param>
                /// <param name="destination">Where to, as many.</param>
                /// <exception cref="global::System.ArgumentNullException"><paramref name="state"/> is null.</exception>
                /// <exception cref="global::System.ArgumentException">Lengths differ, memory overlaps, or the state is another rule's or type's; nothing was changed.</exception>
                /// <exception cref="global::System.InvalidOperationException">A view stands in the place of the parameters.</exception>
                public void Read{{view.Name}}(global::System.ReadOnlySpan<{{t}}> parameters, global::OptimGen.OptimizerState state, global::System.Span<{{t}}> destination)
                {
                    if (state is null)
                    {
                        throw new global::System.ArgumentNullException(nameof(state));
                    }

                    state.ReadView<{{t}}>(Own{{name}}, parameters, destination);
                }

                """);
            WriteSwap(writer, view, t, "In", "Puts the view in the place of the parameters, which are kept", "A view stands there already.");
            WriteSwap(writer, view, t, "Out", "Puts the parameters back, bit for bit", "The view does not stand there.");
        }

        WriteReference(writer, rule, view);
    }

    /// <summary>The file of the class that computes it.</summary>
    public static string WriteClass(KernelModel kernel, RuleModel rule, ViewModel view)
    {
        SourceWriter writer = new();
        string interfaces = " : " + string.Join(", ", ElementType.Of(rule.Types).Select(type => $"global::OptimGen.IViewKernel<{type.Keyword}>"));
        using (NestedClassEmitter.Open(writer, kernel.Rule, rule.Class, interfaces, $"Computes the view {view.Name}."))
        {
            string name = Identifiers.Escape(kernel.Rule.Class.Name);
            foreach (ElementType type in ElementType.Of(rule.Types))
            {
                string t = type.Keyword;
                string contract = $"global::OptimGen.IViewKernel<{t}>";
                writer.WriteLine($$"""
                    global::OptimGen.RuleInfo {{contract}}.Rule => RuleInfo;

                    string {{contract}}.Name => {{Literals.String(view.Name)}};

                    {{contract}} {{contract}}.Of(global::OptimGen.IOptimizer optimizer) => optimizer is {{Identifiers.Escape(rule.Class.Name)}} other ? other.Own{{kernel.Rule.Class.Name}} : this;

                    void {{contract}}.Read(ref {{t}} parameters, global::OptimGen.OptimizerState state)
                    {
                        StepUniforms uniforms = default;
                        ComputeUniforms(state, ref uniforms);
                        Run(ref parameters, ref parameters, state, 0, state.Length, in uniforms, global::OptimGen.Lanes.Widest);
                    }

                    """);
                RunEmitter.Write(writer, kernel, type);
                writer.WriteLine();
            }

            UniformsEmitter.Write(writer, kernel);
            _ = name;
        }

        return writer.ToString();
    }

    private static void WriteSwap(SourceWriter writer, ViewModel view, string t, string direction, string summary, string refusal)
    {
        string name = $"Swap{direction}{view.Name}";
        string instance = $"Own{LoweredOptimizer.ViewClass(view)}";
        writer.WriteLine($$"""
            /// <summary>{{summary}}. Nothing is allocated but at the first time.</summary>
            /// <param name="parameters">The parameters.</param>
            /// <param name="state">The state of this tensor. No step can be taken while a view stands in the place of its parameters.</param>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="state"/> is null.</exception>
            /// <exception cref="global::System.ArgumentException">Lengths differ, memory overlaps, or the state is another rule's or type's; nothing was changed.</exception>
            /// <exception cref="global::System.InvalidOperationException">{{refusal}}</exception>
            public void {{name}}(global::System.Span<{{t}}> parameters, global::OptimGen.OptimizerState state)
            {
                if (state is null)
                {
                    throw new global::System.ArgumentNullException(nameof(state));
                }

                state.SwapView{{direction}}<{{t}}>({{instance}}, ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(parameters), parameters.Length);
            }

            /// <summary>{{summary}}, in every tensor of a set.</summary>
            /// <param name="parameters">The set. No step can be taken while views stand in it.</param>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="parameters"/> is null.</exception>
            /// <exception cref="global::System.InvalidOperationException">The set has not been stepped, or by another rule. {{refusal}} Nothing was changed.</exception>
            public void {{name}}(global::OptimGen.ParameterSet<{{t}}> parameters)
            {
                if (parameters is null)
                {
                    throw new global::System.ArgumentNullException(nameof(parameters));
                }

                parameters.SwapView{{direction}}({{instance}});
            }

            """);
    }

    /// <summary>The author's method, element by element, which is thereby used.</summary>
    private static void WriteReference(SourceWriter writer, RuleModel rule, ViewModel view)
    {
        writer.WriteLine($$"""
            /// <summary>Writes the same view in plain C#, element by element, from step 1 on: what kernels are compared with.</summary>
            /// <param name="parameters">The parameters, as they are after the last step.</param>
            /// <param name="state">A state made by <c>CreateState&lt;double&gt;</c> that has taken a step.</param>
            /// <param name="destination">Where to, as many.</param>
            """);
        using (writer.WriteBlock($"public void Reference{view.Name}(global::System.ReadOnlySpan<double> parameters, global::OptimGen.OptimizerState state, global::System.Span<double> destination)"))
        using (writer.WriteBlock("for (int i = 0; i < parameters.Length; i++)"))
        {
            string arguments = string.Join(", ", view.Reference.Arguments.Select(argument => argument.Leaf switch
            {
                Op.Parameter => "parameters[i]",
                Op.State => $"global::System.Runtime.CompilerServices.Unsafe.Add(ref state.Buffer<double>({argument.Index}), i)",
                Op.UniformState => $"state.Buffer<double>({argument.Index})",
                _ => rule.Hyperparameters[argument.Index].Field,
            }));
            writer.WriteLine($"destination[i] = {ReferenceEmitter.MethodOf(rule, view.Reference)}({arguments});");
        }
    }
}
