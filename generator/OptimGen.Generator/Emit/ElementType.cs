using System.Collections.Generic;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>All that emission knows of an element type: what parameters and gradients are stored as, and what is computed with them.</summary>
/// <param name="Type">Which one.</param>
/// <param name="Name">Its part of names: <c>BFloat16</c>.</param>
/// <param name="Keyword">As C#: <c>float</c>.</param>
/// <param name="Arithmetic">The type of states and of arithmetic.</param>
/// <param name="Roundings">How parameters can be rounded when they are stored; each has kernels of its own.</param>
internal sealed record ElementType(
    NumericTypes Type, string Name, string Keyword, ArithmeticType Arithmetic, IReadOnlyList<ParameterRounding> Roundings)
{
    private static readonly ElementType[] Known =
    [
        new(NumericTypes.Single, "Single", "float", ArithmeticType.Single, [ParameterRounding.Nearest]),
        new(NumericTypes.Double, "Double", "double", ArithmeticType.Double, [ParameterRounding.Nearest]),
        new(NumericTypes.Half, "Half", "global::System.Half", ArithmeticType.Single, [ParameterRounding.Nearest, ParameterRounding.MasterCopy]),
        new(
            NumericTypes.BFloat16,
            "BFloat16",
            "global::OptimGen.BFloat16",
            ArithmeticType.Single,
            [ParameterRounding.Nearest, ParameterRounding.Stochastic, ParameterRounding.MasterCopy]),
    ];

    /// <summary>Whether parameters are stored in fewer bits than they are computed in.</summary>
    public bool IsNarrow => Keyword != Arithmetic.Keyword;

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

    /// <summary>What the kernels of a rounding are called before <c>Kernels</c>, and their file: <c>BFloat16Stochastic</c>.</summary>
    public string KernelsOf(ParameterRounding rounding) => rounding == ParameterRounding.Nearest ? Name : $"{Name}{rounding}";
}
