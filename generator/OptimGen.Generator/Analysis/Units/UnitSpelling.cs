using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>Units as people write them: <c>X/√G</c>, <c>G²</c>, <c>1/(X·G)</c>, <c>1</c>.</summary>
internal static class UnitSpelling
{
    private const string Digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Spells a unit.</summary>
    /// <param name="form">The unit.</param>
    /// <param name="nameOf">The name of the variable whose unit an unknown one is, if it has one.</param>
    public static string Spell(UnitForm form, Func<int, string?> nameOf)
    {
        List<(string Letter, Rational Power)> factors = [("X", form.X), ("G", form.G)];
        factors.AddRange(form.Unknowns.Select(term => ($"[{nameOf(term.Unknown) ?? "?"}]", term.Power)));
        string[] over = factors.Where(factor => factor.Power.Numerator.Sign > 0).Select(factor => Spell(factor.Letter, factor.Power)).ToArray();
        string[] under = factors.Where(factor => factor.Power.Numerator.Sign < 0).Select(factor => Spell(factor.Letter, -factor.Power)).ToArray();
        string numerator = over.Length == 0 ? "1" : string.Join("·", over);
        return under.Length switch
        {
            0 => numerator,
            1 => $"{numerator}/{under[0]}",
            _ => $"{numerator}/({string.Join("·", under)})",
        };
    }

    private static string Spell(string letter, Rational power)
    {
        string numerator = power.Numerator.ToString(CultureInfo.InvariantCulture);
        if (power.Denominator.IsOne)
        {
            return power.Numerator.IsOne ? letter : letter + string.Concat(numerator.Select(digit => Digits[digit - '0']));
        }

        return power.Numerator.IsOne && power.Denominator == 2
            ? "√" + letter
            : $"{letter}^({numerator}/{power.Denominator.ToString(CultureInfo.InvariantCulture)})";
    }
}
