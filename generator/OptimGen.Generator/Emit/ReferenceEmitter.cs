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

            if (rule.Graph.Nodes.Any(node => OpTable.Of(node.Op).Scope is not null))
            {
                WriteSweeps(writer, rule, call);
            }
            else
            {
                WriteLoop(writer, rule, call);
            }

            writer.WriteLine("state.EndStep();");
        }

        if (rule.Reference is null)
        {
            writer.WriteLine();
            SlotMethodEmitter.Write(writer, rule);
        }
    }

    /// <summary>Element after element, in place.</summary>
    private static void WriteLoop(SourceWriter writer, RuleModel rule, ReferenceCall call)
    {
        WriteOldStates(writer, rule);
        using (writer.WriteBlock("for (int i = 0; i < parameters.Length; i++)"))
        {
            // Every element starts from what was shared before the step, and leaves the same.
            WriteSharedCopies(writer, rule);
            writer.WriteLine($"{MethodOf(rule, call)}({string.Join(", ", call.Arguments.Select(argument => Argument(rule, argument, isInPlace: true)))});");
            WriteSharedResults(writer, rule);
        }

        writer.WriteLine();
    }

    /// <summary>All elements again for each reduction, on copies; the last time the results are kept.</summary>
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
                writer.WriteLine("double newParameter = parameters[i];");
                WriteSharedCopies(writer, rule);
                for (int index = 0; index < rule.States.Count; index++)
                {
                    if (rule.States[index].Shape == StateShape.Element)
                    {
                        writer.WriteLine($"double {NewName(index)} = {ElementState(index)};");
                    }
                }

                writer.WriteLine($"{MethodOf(rule, call)}({string.Join(", ", call.Arguments.Select(argument => Argument(rule, argument, isInPlace: false)))});");
                using (writer.WriteBlock("if (sweep.IsLast)"))
                {
                    writer.WriteLine("parameters[i] = newParameter;");
                    for (int index = 0; index < rule.States.Count; index++)
                    {
                        if (rule.States[index].Shape == StateShape.Element)
                        {
                            writer.WriteLine($"{ElementState(index)} = {NewName(index)};");
                        }
                    }

                    WriteSharedResults(writer, rule);
                }
            }
        }

        writer.WriteLine();
    }

    private static void WriteOldStates(SourceWriter writer, RuleModel rule)
    {
        foreach (int index in SharedStates(rule))
        {
            writer.WriteLine($"double[] {OldName(index)} = state.Start({index}, {UniformsEmitter.InitialValue(rule, index)});");
        }
    }

    private static void WriteSharedCopies(SourceWriter writer, RuleModel rule)
    {
        foreach (int index in SharedStates(rule))
        {
            writer.WriteLine($"double {NewName(index)} = {OldName(index)}[{Place(rule, index)}];");
        }
    }

    private static void WriteSharedResults(SourceWriter writer, RuleModel rule)
    {
        foreach (int index in SharedStates(rule))
        {
            string buffer = $"state.Buffer<double>({index})";
            writer.WriteLine(rule.States[index].Shape == StateShape.Uniform
                ? $"{buffer} = {NewName(index)};"
                : $"global::System.Runtime.CompilerServices.Unsafe.Add(ref {buffer}, (nint)({Place(rule, index)})) = {NewName(index)};");
        }
    }

    private static int[] SharedStates(RuleModel rule) =>
        [.. Enumerable.Range(0, rule.States.Count).Where(index => rule.States[index].Shape != StateShape.Element)];

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
    private static string MethodOf(RuleModel rule, ReferenceCall call) => call.Method is "parameters" or "gradients" or "state" or "start" or "length" or "i"
        ? "global::" + string.Join(".", rule.Class.FullName.Split('.').Append(call.Method).Select(Identifiers.Escape))
        : Identifiers.Escape(call.Method);

    private static string Argument(RuleModel rule, ReferenceArgument argument, bool isInPlace) => argument.Leaf switch
    {
        Op.Parameter => isInPlace ? "ref parameters[i]" : "ref newParameter",
        Op.Gradient => "gradients[i]",
        Op.State when isInPlace => $"ref {ElementState(argument.Index)}",
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

    private static string NewName(int state) => $"newState{state}";
}
