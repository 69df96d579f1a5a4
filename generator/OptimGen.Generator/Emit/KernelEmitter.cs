using System.Linq;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Kernels;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>
/// The file of kernels for one element type and one way to round it: for each width one method with two copies of the statements, an interleaved loop and a
/// masked one for what is left, and a scalar method. Arithmetic is intrinsics only, no helper of ours and no generics: either exhausts the
/// JIT's inlining budget on long rules.
/// </summary>
internal static class KernelEmitter
{
    /// <summary>The local below which a moment is stored as zero.</summary>
    public const string SmallestNormal = "smallestNormal";

    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    public static string Write(KernelModel kernel, ElementType type, ParameterRounding rounding)
    {
        SourceWriter writer = new();
        ElementAccess access = new(kernel, type, rounding);
        ArithmeticType arithmetic = type.Arithmetic;
        FileSkeleton.WriteHeader(writer);
        using (FileSkeleton.Open(writer, kernel.Rule.Class, namespaces: ["System.Runtime.CompilerServices", "System.Runtime.Intrinsics", "OptimGen"]))
        {
            writer.WriteLine($"/// <summary>The loops of <see cref=\"{Identifiers.Escape(kernel.Rule.Class.Name)}\"/> over <see cref=\"{type.Keyword}\"/>{Describe(rounding)}, one for each vector width. All give the same bits.</summary>");
            using (writer.WriteBlock($"internal static class {type.KernelsOf(rounding)}Kernels"))
            {
                WriteDispatch(writer, kernel, access);
                foreach (KernelVariant variant in kernel.Variants)
                {
                    foreach (VectorType vector in VectorType.All)
                    {
                        writer.WriteLine();
                        WriteFormula(writer, kernel.Rule, variant, vector == VectorType.All[0]);
                        WriteVectorMethod(writer, kernel, variant, access, arithmetic, vector);
                    }

                    writer.WriteLine();
                    WriteScalarMethod(writer, kernel, variant, access, arithmetic);
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

    private static string Describe(ParameterRounding rounding) => rounding switch
    {
        ParameterRounding.Stochastic => " that are rounded at random",
        ParameterRounding.MasterCopy => " with a copy in float that the arithmetic goes by",
        _ => "",
    };

    private static void WriteDispatch(SourceWriter writer, KernelModel kernel, ElementAccess access)
    {
        string arguments = string.Join(", ", access.Arrays.Select(array => $"ref {array.Name}")) + ", count, in uniforms" + access.FurtherArguments;
        writer.WriteLine("/// <summary>Steps <paramref name=\"count\"/> elements by the kernel of this width.</summary>");
        using (writer.WriteBlock($"internal static void Run(VectorWidth width, {Parameters(access)})"))
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
            string parameter = access.Arrays.First().Type;
            writer.WriteLine($"{parameter} none = default;");
            if (access.Arrays.Select(array => array.Type).FirstOrDefault(type => type != parameter) is { } other)
            {
                writer.WriteLine($"{other} noState = default;");
            }

            writer.WriteLine("StepUniforms uniforms = default;");
            string none = string.Join(", ", access.Arrays.Select(array => array.Type == parameter ? "ref none" : "ref noState")) + ", 0, in uniforms"
                + (access.FurtherArguments.Length > 0 ? ", default" : "");
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

    private static void WriteVectorMethod(SourceWriter writer, KernelModel kernel, KernelVariant variant, ElementAccess access, ArithmeticType type, VectorType vector)
    {
        int lanes = vector.Lanes(type);
        int interleave = variant.Interleave(vector.Registers);
        string vectorOf = $"{vector.Name}<{type.Keyword}>";
        LoopWriter loop = new(writer, kernel, variant, info => Spelling.Vector(info, type, vector), value => Literal(value, type, vector), vectorOf);

        writer.WriteLine(Optimized);
        using (writer.WriteBlock($"internal static void Step{vector.Bits}{variant.Suffix}({Parameters(access)})"))
        using (writer.WriteBlock("unchecked"))
        {
            WriteInvariants(writer, kernel, variant, vectorOf, name => $"{vector.Name}.Create(({type.Keyword})uniforms.{name})", $"{vector.Name}.Create({type.SmallestNormal})");
            writer.WriteLine("nuint i = 0;");
            using (writer.WriteBlock($"for (; i + {interleave * lanes} <= count; i += {interleave * lanes})"))
            {
                loop.Write(
                    interleave,
                    (buffer, copy) => access.Load(buffer, vector, Index(copy * lanes)),
                    (buffer, value, copy) => access.Store(buffer, value, Index(copy * lanes)));
            }

            writer.WriteLine();
            using (writer.WriteBlock($"for (; i < count; i += {lanes})"))
            {
                writer.WriteLine($"{vectorOf} mask = Lanes.Mask{vector.Bits}{type.Name}((nint)(count - i));");
                loop.Write(
                    1,
                    (buffer, _) => access.LoadMasked(buffer),
                    (buffer, value, _) => access.StoreMasked(buffer, value));
            }
        }

        static string Index(int offset) => offset == 0 ? "i" : $"i + {offset}";
    }

    private static void WriteScalarMethod(SourceWriter writer, KernelModel kernel, KernelVariant variant, ElementAccess access, ArithmeticType type)
    {
        LoopWriter loop = new(writer, kernel, variant, info => Spelling.Scalar(info, type), type.Literal, type.Keyword, scalarTruth: "bool");
        writer.WriteLine(Optimized);
        using (writer.WriteBlock($"internal static void StepScalar{variant.Suffix}({Parameters(access)})"))
        using (writer.WriteBlock("unchecked"))
        {
            WriteInvariants(writer, kernel, variant, type.Keyword, name => $"({type.Keyword})uniforms.{name}", type.SmallestNormal);
            using (writer.WriteBlock("for (nuint i = 0; i < count; i++)"))
            {
                loop.Write(
                    1,
                    (buffer, _) => access.LoadScalar(buffer),
                    (buffer, value, _) => access.StoreScalar(buffer, value));
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

    private static string Parameters(ElementAccess access) =>
        string.Join(", ", access.Arrays.Select(array => $"ref {array.Type} {array.Name}")) + ", nuint count, in StepUniforms uniforms" + access.FurtherParameters;

    private static string Literal(double value, ArithmeticType type, VectorType vector)
    {
        bool isPositiveZero = value == 0 && 1 / value > 0;
        return isPositiveZero ? $"{vector.Name}<{type.Keyword}>.Zero"
            : value == 1 ? $"{vector.Name}<{type.Keyword}>.One"
            : $"{vector.Name}.Create({type.Literal(value)})";
    }
}
