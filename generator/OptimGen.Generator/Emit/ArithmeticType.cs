using System;

namespace OptimGen.Generator.Emit;

/// <summary>All that emission knows of a type that elements are computed in, and states stored.</summary>
/// <param name="Name">Its part of names: <c>Single</c>.</param>
/// <param name="Keyword">As C#: <c>float</c>.</param>
/// <param name="Size">Bytes per element.</param>
/// <param name="SmallestNormal">What subnormal numbers are smaller than.</param>
/// <param name="Literal">Spells a number of the type.</param>
internal sealed record ArithmeticType(string Name, string Keyword, int Size, string SmallestNormal, Func<double, string> Literal)
{
    public static ArithmeticType Single { get; } = new("Single", "float", 4, "1.17549435e-38f", Literals.Single);

    public static ArithmeticType Double { get; } = new("Double", "double", 8, "2.2250738585072014e-308", Literals.Double);

    /// <summary>The virtual lanes of a sum, whatever the vectors: <c>Lanes.SingleLanes</c> and <c>Lanes.DoubleLanes</c> of the runtime.</summary>
    public int SumLanes => 128 / Size;
}
