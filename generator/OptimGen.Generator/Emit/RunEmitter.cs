using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The method that runs a pass over a range: it gives states their initial values, and calls the kernels.</summary>
internal static class RunEmitter
{
    /// <summary>Writes the method.</summary>
    public static void Write(SourceWriter writer, KernelModel kernel, ElementType type)
    {
        string t = type.Keyword;
        string pass = kernel.PassCount == 1 ? "" : "int pass, ";
        using (writer.WriteBlock(
            $"private void Run({pass}ref {t} parameters, ref {t} gradients, global::OptimGen.OptimizerState state, nint start, nint length, "
            + "in StepUniforms uniforms, global::OptimGen.VectorWidth width)"))
        {
            using (writer.WriteBlock("if (length <= 0)"))
            {
                writer.WriteLine("return;");
            }

            writer.WriteLine();
            int[] passes = KernelEmitter.PassesWithLoops(kernel);

            // With the first loop, not the first pass: a pass that touches no elements is not run over ranges.
            string condition = kernel.PassCount == 1 ? "" : $"pass == {passes.FirstOrDefault()} && ";
            StepEmitter.WriteInitialValues(writer, kernel.Rule, $"({type.Arithmetic.Keyword})", "ref parameters", condition);
            if (kernel.Phase == 0 && RoundingsOf(kernel, type).Contains(ParameterRounding.MasterCopy))
            {
                RoundingEmitter.WriteMasterCopy(writer, kernel.Rule.States.Count, condition);
                writer.WriteLine();
            }

            if (kernel.PassCount == 1)
            {
                WriteCall(writer, kernel, 0, type);
                return;
            }

            using (writer.WriteBlock("switch (pass)"))
            {
                foreach (int number in passes)
                {
                    writer.WriteLine($"case {number}:");
                    using (writer.Indent())
                    {
                        WriteCall(writer, kernel, number, type);
                        writer.WriteLine("break;");
                    }
                }
            }
        }
    }

    /// <summary>The ways to round that a loop is written for: a view is of the parameters as they are, and rounded to the nearest.</summary>
    public static IReadOnlyList<ParameterRounding> RoundingsOf(KernelModel kernel, ElementType type) =>
        kernel.IsView ? [ParameterRounding.Nearest] : type.Roundings;

    private static void WriteCall(SourceWriter writer, KernelModel kernel, int pass, ElementType type)
    {
        RoundingEmitter.WriteChoice(writer, RoundingsOf(kernel, type), "state.ParameterRounding", rounding =>
        {
            ElementAccess access = new(kernel, type, rounding);
            writer.WriteLine($"{access.KernelsName}Kernels.{KernelEmitter.DispatchName(kernel, pass)}(");
            string[] arguments = ["width", .. new KernelArguments(kernel, pass, access).OfRange()];
            for (int index = 0; index < arguments.Length; index++)
            {
                writer.WriteLine($"    {arguments[index]}{(index == arguments.Length - 1 ? ");" : ",")}");
            }
        });
    }
}
