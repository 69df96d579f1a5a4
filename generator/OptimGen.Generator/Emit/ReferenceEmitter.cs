using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>
/// The rule as plain C# over doubles, one element after the other: an oracle for tests that shares nothing with the kernels. It calls
/// the author's own method, which is thereby used; in the declared form, the method that the slots stand for.
/// </summary>
internal static class ReferenceEmitter
{
    public static void Write(SourceWriter writer, RuleModel rule)
    {
        ReferenceCall call = rule.Reference ?? SlotMethodEmitter.Call(rule);
        writer.WriteLine("""
            /// <summary>Takes the same step in plain C#, element by element, without kernels: slow, and what they are compared with.</summary>
            /// <param name="parameters">The parameters, changed in place.</param>
            /// <param name="gradients">Their gradients, as many.</param>
            /// <param name="state">A state made by <c>CreateState&lt;double&gt;</c>. Subnormal moments are kept.</param>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="state"/> is null.</exception>
            /// <exception cref="global::System.ArgumentException">Lengths differ, arrays overlap, or the state is another rule's or type's; nothing was changed.</exception>
            """);
        using (writer.WriteBlock("public void Reference(global::System.Span<double> parameters, global::System.ReadOnlySpan<double> gradients, global::OptimGen.OptimizerState state)"))
        {
            StepEmitter.WriteNullCheck(writer, "state");
            writer.WriteLine("""
                state.BeginStep(
                    RuleInfo,
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(parameters),
                    parameters.Length,
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(gradients),
                    gradients.Length);
                """);
            if (StepEmitter.HasInitialValues(rule))
            {
                writer.WriteLine("const nint start = 0;");
                writer.WriteLine("nint length = parameters.Length;");
                StepEmitter.WriteInitialValues(writer, rule, "", "ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(parameters)");
            }

            int[] shared = [.. Enumerable.Range(0, rule.States.Count).Where(index => rule.States[index].Shape == StateShape.Uniform)];
            foreach (int index in shared)
            {
                writer.WriteLine($"double {OldName(index)} = {UniformsEmitter.SharedState(rule, index)};");
                writer.WriteLine($"double {NewName(index)} = {OldName(index)};");
            }

            using (writer.WriteBlock("for (int i = 0; i < parameters.Length; i++)"))
            {
                // Every element starts from what the tensor shared before the step, and leaves the same.
                foreach (int index in shared)
                {
                    writer.WriteLine($"{NewName(index)} = {OldName(index)};");
                }

                writer.WriteLine($"{MethodOf(rule, call)}({string.Join(", ", call.Arguments.Select(argument => Argument(rule, argument)))});");
            }

            writer.WriteLine();
            foreach (int index in shared)
            {
                writer.WriteLine($"state.Buffer<double>({index}) = {NewName(index)};");
            }

            writer.WriteLine("state.EndStep();");
        }

        if (rule.Reference is null)
        {
            writer.WriteLine();
            SlotMethodEmitter.Write(writer, rule);
        }
    }

    /// <summary>The method's name; all of it where a local of the emitted code has the same.</summary>
    private static string MethodOf(RuleModel rule, ReferenceCall call) => call.Method is "parameters" or "gradients" or "state" or "start" or "length" or "i"
        ? "global::" + string.Join(".", rule.Class.FullName.Split('.').Append(call.Method).Select(Identifiers.Escape))
        : Identifiers.Escape(call.Method);

    private static string Argument(RuleModel rule, ReferenceArgument argument) => argument.Leaf switch
    {
        Op.Parameter => "ref parameters[i]",
        Op.Gradient => "gradients[i]",
        Op.State => $"ref global::System.Runtime.CompilerServices.Unsafe.Add(ref state.Buffer<double>({argument.Index}), i)",
        Op.UniformState => $"ref {NewName(argument.Index)}",
        Op.StepNumber => argument.IsInteger32 ? "checked((int)(state.Step + 1))" : "state.Step + 1",
        _ => rule.Hyperparameters[argument.Index].Field,
    };

    private static string OldName(int state) => $"oldState{state}";

    private static string NewName(int state) => $"newState{state}";
}
