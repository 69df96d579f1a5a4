using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;

namespace OptimGen.Generator.Emit;

/// <summary>The file of kernels for one element type and one way to round it: for each pass, variant and width one method, and what chooses between them.</summary>
internal static class KernelEmitter
{
    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    public static string Write(KernelModel kernel, ElementAccess access)
    {
        SourceWriter writer = new();
        FileSkeleton.WriteHeader(writer);
        using (FileSkeleton.Open(writer, kernel.Rule.Class, namespaces: ["System.Runtime.CompilerServices", "System.Runtime.Intrinsics", "OptimGen"]))
        {
            writer.WriteLine($"/// <summary>The loops of <see cref=\"{Identifiers.Escape(kernel.Rule.Class.Name)}\"/> over <see cref=\"{access.Type.Keyword}\"/>{access.Description}, one for each vector width. All give the same bits.</summary>");
            using (writer.WriteBlock($"internal static class {access.KernelsName}Kernels"))
            {
                int[] passes = PassesWithLoops(kernel);
                foreach (int pass in passes)
                {
                    WriteDispatch(writer, kernel, pass, access);
                    writer.WriteLine();
                }

                WritePrepare(writer, kernel, passes, access);
                foreach (int pass in passes)
                {
                    foreach (KernelVariant variant in kernel.Variants)
                    {
                        if (variant[pass] is { } loop)
                        {
                            WriteLoop(writer, kernel, variant, loop, access);
                        }
                    }
                }
            }
        }

        return writer.ToString();
    }

    /// <summary>The passes in which any variant touches elements.</summary>
    public static int[] PassesWithLoops(KernelModel kernel) =>
        [.. kernel.Variants.SelectMany(variant => variant.Passes).Select(loop => loop.Pass).Distinct().OrderBy(pass => pass)];

    /// <summary>The method that chooses among a pass's loops.</summary>
    public static string DispatchName(KernelModel kernel, int pass) => kernel.PassCount == 1 ? "Run" : $"RunPass{pass}";

    private static string MethodName(KernelModel kernel, KernelVariant variant, int pass, string width) =>
        $"Step{width}{variant.Suffix}{(kernel.PassCount == 1 ? "" : $"Pass{pass}")}";

    private static void WriteLoop(SourceWriter writer, KernelModel kernel, KernelVariant variant, KernelPass loop, ElementAccess access)
    {
        bool isFirst = true;
        string parameters = new KernelArguments(kernel, loop.Pass, access).Parameters();
        foreach (VectorType? vector in VectorType.All.Append(null))
        {
            LoopCode code = new(access, vector);
            writer.WriteLine();
            if (isFirst)
            {
                WriteFormula(writer, kernel, variant, loop.Pass);
                isFirst = false;
            }

            writer.WriteLine(Optimized);
            using (writer.WriteBlock($"internal static void {MethodName(kernel, variant, loop.Pass, code.Name)}({parameters})"))
            using (writer.WriteBlock("unchecked"))
            {
                KernelMethod.Write(writer, kernel, loop, code);
            }
        }
    }

    private static void WriteFormula(SourceWriter writer, KernelModel kernel, KernelVariant variant, int pass)
    {
        if (kernel.PassCount > 1)
        {
            writer.WriteLine($"// Pass {pass + 1} of {kernel.PassCount}{(variant.Condition.Length > 0 ? "," : ":")}");
        }

        if (variant.Condition.Length > 0)
        {
            writer.WriteLine($"// {UniformNaming.Capital(variant.Condition)}:");
        }

        foreach (string line in FormulaWriter.Write(kernel.Rule))
        {
            writer.WriteLine($"// {line}");
        }
    }

    private static void WriteDispatch(SourceWriter writer, KernelModel kernel, int pass, ElementAccess access)
    {
        KernelArguments arguments = new(kernel, pass, access);
        writer.WriteLine("/// <summary>Steps <paramref name=\"count\"/> elements by the kernel of this width.</summary>");
        using (writer.WriteBlock($"internal static void {DispatchName(kernel, pass)}(VectorWidth width, {arguments.Parameters()})"))
        using (writer.WriteBlock("switch (width)"))
        {
            foreach (string width in VectorType.All.Select(vector => vector.Name).Append("Scalar"))
            {
                for (int number = 0; number < kernel.Variants.Count; number++)
                {
                    KernelVariant variant = kernel.Variants[number];
                    bool isLast = number == kernel.Variants.Count - 1;
                    writer.WriteLine(
                        !isLast ? $"case VectorWidth.{width} when uniforms.variant == {number}:"
                        : width == "Scalar" ? "default:"
                        : $"case VectorWidth.{width}:");
                    if (variant[pass] is not null)
                    {
                        writer.WriteLine($"    {MethodName(kernel, variant, pass, width.Replace("Vector", ""))}({arguments.Passed()});");
                    }

                    writer.WriteLine("    break;");
                }
            }
        }
    }

    private static void WritePrepare(SourceWriter writer, KernelModel kernel, IReadOnlyList<int> passes, ElementAccess access)
    {
        writer.WriteLine("/// <summary>Compiles the kernels that this processor uses, so that the first step need not.</summary>");
        using (writer.WriteBlock("internal static void Prepare()"))
        {
            writer.WriteLine($"{access.Type.Keyword} none = default;");
            foreach ((string type, string name) in passes.SelectMany(pass => new KernelArguments(kernel, pass, access).OtherTypes()).Distinct())
            {
                writer.WriteLine($"{type} {name} = default;");
            }

            writer.WriteLine("StepUniforms uniforms = default;");
            for (int number = 0; number < kernel.Variants.Count; number++)
            {
                if (kernel.Variants.Count > 1)
                {
                    writer.WriteLine($"uniforms.variant = {number};");
                }

                foreach (int pass in passes)
                {
                    writer.WriteLine($"{DispatchName(kernel, pass)}(Lanes.Widest, {new KernelArguments(kernel, pass, access).None()});");
                }
            }
        }
    }
}
