using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The table's spellings with everything but the operands filled in.</summary>
internal static class Spelling
{
    /// <summary>C# on doubles, outside loops.</summary>
    public static string Double(OpInfo info) => info.Double
        .Replace("{Math}", "global::System.Math")
        .Replace("{UniformMath}", "global::OptimGen.UniformMath");

    /// <summary>C# on one element.</summary>
    public static string Scalar(OpInfo info, ArithmeticType type) => ((type == ArithmeticType.Double ? info.ScalarOfDouble : null) ?? info.Scalar)
        .Replace("{T}", type.Keyword)
        .Replace("{MinimumNormal}", KernelMethod.SmallestNormal);

    /// <summary>C# on a vector.</summary>
    public static string Vector(OpInfo info, ArithmeticType type, VectorType vector) => ((type == ArithmeticType.Double ? info.VectorOfDouble : null) ?? info.Vector)
        .Replace("{V}", vector.Name)
        .Replace("{T}", type.Keyword)
        .Replace("{FusedMultiplyAdd}", vector.MultiplyAdd)
        .Replace("{MinimumNormal}", KernelMethod.SmallestNormal);
}
