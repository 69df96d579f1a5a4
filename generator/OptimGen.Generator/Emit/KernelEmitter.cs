using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>
/// The file of kernels for one element type: for each width one method with two copies of the statements, an interleaved loop and a
/// masked one for what is left, and a scalar method. Only intrinsics stand inside the interleaved loop, no helper of ours and no
/// generics: either exhausts the JIT's inlining budget on long rules.
/// </summary>
internal static class KernelEmitter
{
    /// <summary>The local below which a moment is stored as zero.</summary>
    public const string SmallestNormal = "smallestNormal";

    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    public static string Write(KernelModel kernel, ElementType type)
    {
        SourceWriter writer = new();
        FileSkeleton.WriteHeader(writer);
        using (FileSkeleton.Open(writer, kernel.Rule.Class, namespaces: ["System.Runtime.CompilerServices", "System.Runtime.Intrinsics", "OptimGen"]))
        {
            writer.WriteLine($"/// <summary>The loops of <see cref=\"{Identifiers.Escape(kernel.Rule.Class.Name)}\"/> over <see cref=\"{type.Keyword}\"/>, one for each vector width. All give the same bits.</summary>");
            using (writer.WriteBlock($"internal static class {type.Name}Kernels"))
            {
                WriteDispatch(writer, kernel, type);
                foreach (KernelVariant variant in kernel.Variants)
                {
                    foreach (VectorType vector in VectorType.All)
                    {
                        writer.WriteLine();
                        WriteFormula(writer, kernel.Rule, variant, vector == VectorType.All[0]);
                        WriteVectorMethod(writer, kernel, variant, type, vector);
                    }

                    writer.WriteLine();
                    WriteScalarMethod(writer, kernel, variant, type);
                }
            }
        }

        return writer.ToString();
    }

    private static void WriteFormula(SourceWriter writer, RuleModel rule, KernelVariant variant, bool isFirst)
    {
        if (!isFirst)
        {
            return;
        }

        if (variant.Condition.Length > 0)
        {
            writer.WriteLine($"// {UniformNaming.Capital(variant.Condition)}:");
        }

        foreach (string line in FormulaWriter.Write(rule))
        {
            writer.WriteLine($"// {line}");
        }
    }

    private static void WriteDispatch(SourceWriter writer, KernelModel kernel, ElementType type)
    {
        string arguments = string.Join(", ", Buffers(kernel).Select(buffer => $"ref {buffer}")) + ", count, in uniforms";
        writer.WriteLine("/// <summary>Steps <paramref name=\"count\"/> elements by the kernel of this width.</summary>");
        using (writer.WriteBlock($"internal static void Run(VectorWidth width, {Parameters(kernel, type)})"))
        using (writer.WriteBlock("switch (width)"))
        {
            foreach (string width in VectorType.All.Select(vector => vector.Name).Append("Scalar"))
            {
                string bits = width.Replace("Vector", "");
                for (int number = 0; number < kernel.Variants.Count; number++)
                {
                    bool isLast = number == kernel.Variants.Count - 1;
                    string label = isLast && width == "Scalar" ? "default" : $"case VectorWidth.{width}";
                    writer.WriteLine(isLast ? $"{label}:" : $"{label} when uniforms.variant == {number}:".Replace("default when", "case VectorWidth.Scalar when"));
                    writer.WriteLine($"    Step{bits}{kernel.Variants[number].Suffix}({arguments});");
                    writer.WriteLine("    break;");
                }
            }
        }

        writer.WriteLine();
        writer.WriteLine("/// <summary>Compiles the kernels that this processor uses, so that the first step need not.</summary>");
        using (writer.WriteBlock("internal static void Prepare()"))
        {
            writer.WriteLine($"{type.Keyword} none = 0;");
            writer.WriteLine("StepUniforms uniforms = default;");
            string none = string.Join(", ", Buffers(kernel).Select(_ => "ref none")) + ", 0, in uniforms";
            for (int number = 0; number < kernel.Variants.Count; number++)
            {
                if (kernel.Variants.Count > 1)
                {
                    writer.WriteLine($"uniforms.variant = {number};");
                }

                writer.WriteLine($"Run(Lanes.Widest, {none});");
            }
        }
    }

    private static void WriteVectorMethod(SourceWriter writer, KernelModel kernel, KernelVariant variant, ElementType type, VectorType vector)
    {
        int lanes = vector.Lanes(type);
        int interleave = variant.Interleave(vector.Registers);
        string vectorOf = $"{vector.Name}<{type.Keyword}>";
        LoopWriter loop = new(writer, kernel, variant, info => Spelling.Vector(info, type, vector), value => Literal(value, type, vector), vectorOf);

        writer.WriteLine(Optimized);
        using (writer.WriteBlock($"internal static void Step{vector.Bits}{variant.Suffix}({Parameters(kernel, type)})"))
        using (writer.WriteBlock("unchecked"))
        {
            WriteInvariants(writer, kernel, variant, vectorOf, name => $"{vector.Name}.Create(({type.Keyword})uniforms.{name})", $"{vector.Name}.Create({type.SmallestNormal})");
            writer.WriteLine("nuint i = 0;");
            using (writer.WriteBlock($"for (; i + {interleave * lanes} <= count; i += {interleave * lanes})"))
            {
                loop.Write(
                    interleave,
                    (buffer, copy) => $"{vector.Name}.LoadUnsafe(ref {buffer}, {Index(copy * lanes)})",
                    (buffer, value, copy) => $"{value}.StoreUnsafe(ref {buffer}, {Index(copy * lanes)});");
            }

            writer.WriteLine();
            using (writer.WriteBlock($"for (; i < count; i += {lanes})"))
            {
                writer.WriteLine($"{vectorOf} mask = Lanes.Mask{vector.Bits}{type.Name}((nint)(count - i));");
                loop.Write(
                    1,
                    (buffer, _) => $"Lanes.LoadMasked(ref {buffer}, (nint)i, mask)",
                    (buffer, value, _) => $"Lanes.StoreMasked({value}, ref {buffer}, (nint)i, mask);");
            }
        }

        static string Index(int offset) => offset == 0 ? "i" : $"i + {offset}";
    }

    private static void WriteScalarMethod(SourceWriter writer, KernelModel kernel, KernelVariant variant, ElementType type)
    {
        LoopWriter loop = new(writer, kernel, variant, info => Spelling.Scalar(info, type), type.Literal, type.Keyword, scalarTruth: "bool");
        writer.WriteLine(Optimized);
        using (writer.WriteBlock($"internal static void StepScalar{variant.Suffix}({Parameters(kernel, type)})"))
        using (writer.WriteBlock("unchecked"))
        {
            WriteInvariants(writer, kernel, variant, type.Keyword, name => $"({type.Keyword})uniforms.{name}", type.SmallestNormal);
            using (writer.WriteBlock("for (nuint i = 0; i < count; i++)"))
            {
                loop.Write(
                    1,
                    (buffer, _) => $"Unsafe.Add(ref {buffer}, i)",
                    (buffer, value, _) => $"Unsafe.Add(ref {buffer}, i) = {value};");
            }
        }
    }

    private static void WriteInvariants(
        SourceWriter writer, KernelModel kernel, KernelVariant variant, string local, System.Func<string, string> value, string smallestNormal)
    {
        foreach (int index in variant.Graph.Nodes.Where(node => node.Op == Op.Uniform).Select(node => node.A).Distinct().OrderBy(index => index))
        {
            string name = Identifiers.Escape(kernel.Uniforms[index].Name);
            writer.WriteLine($"{local} {name} = {value(name)};");
        }

        if (variant.Graph.Nodes.Any(node => node.Op == Op.Flush))
        {
            writer.WriteLine($"{local} {SmallestNormal} = {smallestNormal};");
        }
    }

    private static string Parameters(KernelModel kernel, ElementType type) =>
        string.Join(", ", Buffers(kernel).Select(buffer => $"ref {type.Keyword} {buffer}")) + ", nuint count, in StepUniforms uniforms";

    private static IEnumerable<string> Buffers(KernelModel kernel) => kernel.Buffers.Arrays(kernel.Rule).Select(Identifiers.Escape);

    private static string Literal(double value, ElementType type, VectorType vector)
    {
        bool isPositiveZero = value == 0 && 1 / value > 0;
        return isPositiveZero ? $"{vector.Name}<{type.Keyword}>.Zero"
            : value == 1 ? $"{vector.Name}<{type.Keyword}>.One"
            : $"{vector.Name}.Create({type.Literal(value)})";
    }
}
