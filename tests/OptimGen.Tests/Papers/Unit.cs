using System;
using System.Linq;

namespace OptimGen.Tests.Papers;

/// <summary>A unit as a rule's description spells it, such as <c>G²/X</c>: powers of the parameter's and of the gradient's.</summary>
/// <param name="Parameter">The power of X.</param>
/// <param name="Gradient">The power of G.</param>
internal readonly record struct Unit(double Parameter, double Gradient)
{
    /// <summary>Reads a unit; what is free in it counts as none.</summary>
    /// <exception cref="FormatException">It is no such unit.</exception>
    public static Unit Parse(string text)
    {
        if (text is "1" or "free")
        {
            return default;
        }

        string[] sides = text.Split('/');
        Unit above = Product(sides[0]);
        Unit below = sides.Length == 2 ? Product(sides[1].Trim('(', ')')) : default;
        return sides.Length > 2
            ? throw new FormatException($"'{text}' is no unit.")
            : new Unit(above.Parameter - below.Parameter, above.Gradient - below.Gradient);
    }

    private static Unit Product(string text) => text.Split('·').Select(Factor).Aggregate(
        (left, right) => new Unit(left.Parameter + right.Parameter, left.Gradient + right.Gradient));

    private static Unit Factor(string text)
    {
        if (text[0] == '[')
        {
            // The unit of a hyperparameter that has any: none will do.
            return default;
        }

        double power = text[0] == '√' ? 0.5 : 1;
        string letter = text.TrimStart('√');
        power *= letter[1..] switch
        {
            "" => 1,
            "²" => 2,
            "³" => 3,
            "⁴" => 4,
            _ => throw new FormatException($"'{text}' is no power of a unit."),
        };
        return letter[0] switch
        {
            'X' => new Unit(power, 0),
            'G' => new Unit(0, power),
            '1' => default,
            _ => throw new FormatException($"'{text}' is no unit."),
        };
    }
}
