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
    /// <summary>The method that takes a step, or a phase of one.</summary>
    public static void Write(SourceWriter writer, RuleModel rule, int phase = 0, string phaseName = "")
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
        using (writer.WriteBlock($"public void Reference{phaseName}(global::System.Span<double> parameters, global::System.ReadOnlySpan<double> gradients, global::OptimGen.OptimizerState state)"))
        {
            StepEmitter.WriteNullCheck(writer, "state");
            writer.WriteLine("""
                state.BeginStep(
                    RuleInfo,
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(parameters),
                    parameters.Length,
                    ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(gradients),
                """);
            writer.WriteLine(phase == 0 ? "    gradients.Length);" : $"    gradients.Length,\n    phase: {phase});");
            if (StepEmitter.HasInitialValues(rule))
            {
                writer.WriteLine("const nint start = 0;");
                writer.WriteLine("nint length = parameters.Length;");
                StepEmitter.WriteInitialValues(writer, rule, "", "ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference(parameters)");
            }

            if (rule.Graph.Nodes.Any(node => OpTable.Of(node.Op).Scope is not null))
            {
                WriteSweeps(writer, rule, call);
            }
            else
            {
                WriteLoop(writer, rule, call);
            }

            writer.WriteLine(StepEmitter.EndStep);
        }

        if (rule.Reference is null)
        {
            writer.WriteLine();
            SlotMethodEmitter.Write(writer, rule);
        }
    }

    /// <summary>Element after element.</summary>
    private static void WriteLoop(SourceWriter writer, RuleModel rule, ReferenceCall call)
    {
        WriteOldStates(writer, rule);
        using (writer.WriteBlock("for (int i = 0; i < parameters.Length; i++)"))
        {
            WriteElement(writer, rule, call);
            WriteResults(writer, rule);
        }

        writer.WriteLine();
    }

    /// <summary>All elements again for each reduction; the last time the results are kept.</summary>
    private static void WriteSweeps(SourceWriter writer, RuleModel rule, ReferenceCall call)
    {
        WriteOldStates(writer, rule);
        using (writer.WriteBlock("using (global::OptimGen.ReductionSweep sweep = new global::OptimGen.ReductionSweep(state))"))
        {
            writer.WriteLine("do");
            using (writer.WriteBlockBefore(" while (sweep.Continue());"))
            using (writer.WriteBlock("for (int i = 0; i < parameters.Length; i++)"))
            {
                writer.WriteLine("sweep.MoveTo(i);");
                WriteElement(writer, rule, call);
                using (writer.WriteBlock("if (sweep.IsLast)"))
                {
                    WriteResults(writer, rule);
                }
            }
        }

        writer.WriteLine();
    }

    /// <summary>The rule for one element, on copies: every element starts from what was shared before the step, and leaves the same.</summary>
    private static void WriteElement(SourceWriter writer, RuleModel rule, ReferenceCall call)
    {
        writer.WriteLine($"double {SurroundingEmitter.Parameter} = parameters[i];");
        for (int index = 0; index < rule.States.Count; index++)
        {
            if (!rule.States[index].IsFixed)
            {
                bool isShared = rule.States[index].Shape != StateShape.Element;
                writer.WriteLine($"double {NewName(index)} = {(isShared ? $"{OldName(index)}[{Place(rule, index)}]" : ElementState(index))};");
            }
        }

        SurroundingEmitter.WriteBefore(writer, rule, call.Slots);
        writer.WriteLine($"{MethodOf(rule, call)}({string.Join(", ", call.Arguments.Select(argument => Argument(rule, call, argument)))});");
        SurroundingEmitter.WriteAfter(writer, rule, call.Slots);
    }

    private static void WriteResults(SourceWriter writer, RuleModel rule)
    {
        writer.WriteLine($"parameters[i] = {SurroundingEmitter.Parameter};");
        for (int index = 0; index < rule.States.Count; index++)
        {
            if (!rule.States[index].IsFixed)
            {
                string buffer = $"state.Buffer<double>({index})";
                writer.WriteLine(rule.States[index].Shape switch
                {
                    StateShape.Element => $"{ElementState(index)} = {NewName(index)};",
                    StateShape.Uniform => $"{buffer} = {NewName(index)};",
                    _ => $"global::System.Runtime.CompilerServices.Unsafe.Add(ref {buffer}, (nint)({Place(rule, index)})) = {NewName(index)};",
                });
            }
        }
    }

    private static void WriteOldStates(SourceWriter writer, RuleModel rule)
    {
        for (int index = 0; index < rule.States.Count; index++)
        {
            if (rule.States[index].Shape != StateShape.Element)
            {
                string initial = rule.States[index].IsFixed ? $"state.Buffer<double>({index})" : UniformsEmitter.InitialValue(rule, index);
                writer.WriteLine($"double[] {OldName(index)} = state.Start({index}, {initial});");
            }
        }
    }

    /// <summary>Which of a shared state's values an element has.</summary>
    private static string Place(RuleModel rule, int state) => rule.States[state].Shape switch
    {
        StateShape.Row => "i / state.Columns",
        StateShape.Column => "i % state.Columns",
        StateShape.Block => "i / state.BlockLength",
        _ => "0",
    };

    private static string ElementState(int index) => $"global::System.Runtime.CompilerServices.Unsafe.Add(ref state.Buffer<double>({index}), i)";

    /// <summary>The method's name; all of it where a local of the emitted code has the same.</summary>
    public static string MethodOf(RuleModel rule, ReferenceCall call) => call.Method is "parameters" or "gradients" or "gradient" or "newParameter" or "sweep" or "state" or "start" or "length" or "i"
        ? "global::" + string.Join(".", rule.Class.FullName.Split('.').Append(call.Method).Select(Identifiers.Escape))
        : Identifiers.Escape(call.Method);

    private static string Argument(RuleModel rule, ReferenceCall call, ReferenceArgument argument) => argument.Leaf switch
    {
        Op.Parameter => $"ref {SurroundingEmitter.Parameter}",
        Op.Gradient => call.Slots.Count > 0 ? SurroundingEmitter.Gradient : "gradients[i]",
        Op.UniformState when rule.States[argument.Index].IsFixed => OldName(argument.Index) + "[0]",
        Op.State or Op.UniformState or Op.RowState or Op.ColumnState => $"ref {NewName(argument.Index)}",
        Op.StepNumber => argument.IsInteger32 ? "checked((int)(state.Step + 1))" : "state.Step + 1",
        Op.Shape => Shape((ShapeValue)argument.Index, argument.IsInteger32),
        _ => rule.Hyperparameters[argument.Index].Field,
    };

    private static string Shape(ShapeValue value, bool isInteger32)
    {
        string size = value == ShapeValue.Rank ? "state.Shape.Count" : $"state.{value}";
        return isInteger32 ? $"checked((int){size})" : size;
    }

    private static string OldName(int state) => $"oldState{state}";

    /// <summary>The local that is a state until it is stored.</summary>
    public static string NewName(int state) => $"newState{state}";
}
