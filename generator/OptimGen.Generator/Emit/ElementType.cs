using System;
using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>All that emission knows of an element type.</summary>
/// <param name="Type">Which one.</param>
/// <param name="Name">Its part of names: <c>Single</c>.</param>
/// <param name="Keyword">As C#: <c>float</c>.</param>
/// <param name="Size">Bytes per element.</param>
/// <param name="SmallestNormal">What subnormal numbers are smaller than.</param>
/// <param name="Literal">Spells a number of the type.</param>
internal sealed record ElementType(NumericTypes Type, string Name, string Keyword, int Size, string SmallestNormal, Func<double, string> Literal)
{
    private static readonly ElementType[] Known =
    [
        new(NumericTypes.Single, "Single", "float", 4, "1.17549435e-38f", Literals.Single),
        new(NumericTypes.Double, "Double", "double", 8, "2.2250738585072014e-308", Literals.Double),
    ];

    /// <summary>The virtual lanes of a sum, whatever the vectors: <c>Lanes.SingleLanes</c> and <c>Lanes.DoubleLanes</c> of the runtime.</summary>
    public int SumLanes => 128 / Size;

    /// <summary>The types of the flags.</summary>
    public static IEnumerable<ElementType> Of(NumericTypes types)
    {
        foreach (ElementType type in Known)
        {
            if ((types & type.Type) != 0)
            {
                yield return type;
            }
        }
    }
}
