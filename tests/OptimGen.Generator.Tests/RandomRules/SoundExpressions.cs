using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>
/// Expressions of a wanted unit and sign: units meet their like, roots are taken of what is not negative, divisors are positive. Nothing is
/// near the ends of what numbers can hold, so that rounding errors stay small.
/// </summary>
internal sealed class SoundExpressions(Dice dice, SoundSettings settings)
{
    private static readonly string[] Comparisons = ["<", "<=", ">", ">="];

    /// <summary>What may be used by name at this place.</summary>
    public List<SoundName> Names { get; } = [];

    /// <summary>What values must be the same for at this place.</summary>
    public Domain Within { get; private set; } = Domain.Element;

    /// <summary>What is written at a place where values must be the same for something.</summary>
    public string In(Domain domain, Func<string> write)
    {
        Domain before = Within;
        Within = domain;
        string text = write();
        Within = before;
        return text;
    }

    /// <summary>What the value of a text is the same for, by the names in it.</summary>
    public Domain DomainOf(string text) => Names
        .Where(name => name.Domain != Domain.Uniform && Regex.IsMatch(text, $@"\b{name.Text}\b"))
        .Aggregate(Domain.Uniform, (domain, name) => domain | name.Domain);

    /// <summary>An expression, in parentheses or a call.</summary>
    public string Write(RuleUnit unit, RuleSign sign, int depth)
    {
        if (depth <= 0)
        {
            return Leaf(unit, sign);
        }

        string Next(RuleUnit of, RuleSign with) => Write(of, with, depth - 1);
        return dice.Below(16) switch
        {
            0 => sign == RuleSign.Positive ? $"({Next(unit, sign)} + {Next(unit, RuleSign.NotNegative)})" : $"({Next(unit, sign)} + {Next(unit, sign)})",
            1 when sign == RuleSign.Any => OfTwo(unit, sign, depth, (a, b) => $"({a} - {b})"),
            2 => $"({Next(RuleUnit.One, sign)} * {Next(unit, sign)})",
            3 => Quotient(unit, sign, depth),
            4 when (unit * unit).IsSquare && IsUsual(unit * unit) => $"Math.Sqrt({Next(unit * unit, sign == RuleSign.Positive ? sign : RuleSign.NotNegative)})",
            5 when sign != RuleSign.Positive => $"Math.Abs({Next(unit, RuleSign.Any)})",
            6 => OfTwo(unit, sign, depth, (a, b) => $"Math.Max({a}, {b})"),
            7 when dice.Chance(0.5) => OfTwo(unit, sign, depth, (a, b) => $"{dice.Pick("Math.MinMagnitude", "Math.MaxMagnitude", "double.Hypot")}({a}, {b})"),
            7 => OfTwo(unit, sign, depth, (a, b) => $"Math.Min({a}, {b})"),
            8 => OfTwo(unit, sign, depth, (a, b) => $"({Truth(depth - 1)} ? {a} : {b})"),
            9 when unit.IsSquare && IsUsual(unit.Root) && sign != RuleSign.Positive => $"Square({Next(unit.Root, RuleSign.Any)})",
            10 => OfTwo(unit, sign, depth, (a, b) => $"Rule.Ema({a}, {b}, {settings.Decay()})"),
            11 => OfTwo(unit, sign, depth, (a, b) => $"Rule.Lerp({a}, {b}, {settings.Share()})"),
            12 when sign == RuleSign.Any => Bounded(unit, depth),
            13 when sign == RuleSign.Any => $"Rule.Ratio({Next(unit * RuleUnit.G, sign)}, {Next(RuleUnit.G, RuleSign.NotNegative)})",
            14 when unit == RuleUnit.One => Plain(sign, depth),
            15 when sign == RuleSign.Any => dice.Chance(0.5) ? $"(-{Next(unit, sign)})" : $"Math.CopySign({Next(unit, sign)}, {Next(dice.Pick(RuleUnit.Usual), RuleSign.Any)})",
            _ => Leaf(unit, sign),
        };
    }

    /// <summary>A truth value: it compares like with like.</summary>
    public string Truth(int depth)
    {
        if (depth > 0 && dice.Chance(0.3))
        {
            return dice.Below(3) switch
            {
                0 => $"({Truth(depth - 1)} && {Truth(depth - 1)})",
                1 => $"({Truth(depth - 1)} || {Truth(depth - 1)})",
                _ => $"!{Truth(depth - 1)}",
            };
        }

        RuleUnit unit = dice.Pick(RuleUnit.G, RuleUnit.X);
        return OfTwo(unit, RuleSign.Any, Math.Min(depth, 1) + 1, (a, b) => $"({a} {dice.Pick(Comparisons)} {b})", Within == Domain.Element ? "(g > 0)" : settings.Flag());
    }

    /// <summary>A positive value of any unit, made of what is always there.</summary>
    public string Positive(RuleUnit unit)
    {
        string? parameter = Power("Math.Abs(x)", RuleUnit.X, unit.HalvesOfX);
        string? gradient = Power("Math.Abs(g)", RuleUnit.G, unit.HalvesOfG);
        string? Power(string magnitude, RuleUnit of, int halves)
        {
            if (halves == 0)
            {
                return null;
            }

            string positive = Within == Domain.Element ? $"({magnitude} + {settings.Floor(of)})" : settings.Floor(of);
            string power = Math.Abs(halves) switch
            {
                1 => $"Math.Sqrt({positive})",
                2 => positive,
                3 => $"({positive} * Math.Sqrt({positive}))",
                _ => $"Math.Pow({positive}, {Math.Abs(halves) / 2})" + (halves % 2 == 0 ? "" : $" * Math.Sqrt({positive})"),
            };
            return halves > 0 ? power : $"(1.0 / ({power}))";
        }

        return (parameter, gradient) switch
        {
            (null, null) => dice.TameNumber(),
            (null, _) => gradient,
            (_, null) => parameter,
            _ => $"({parameter} * {gradient})",
        };
    }

    /// <summary>A plain number in (0, 1] that differs from element to element.</summary>
    public string Share(RuleUnit unit) => $"({settings.Floor(unit)} / ({(unit == RuleUnit.G ? "Math.Abs(g)" : "Math.Abs(x)")} + {settings.Floor(unit)}))";

    /// <summary>Something made of two different values: of two equal ones, most would be what they are made of, or zero.</summary>
    private string OfTwo(RuleUnit unit, RuleSign sign, int depth, Func<string, string, string> write, string? otherwise = null)
    {
        string first = Write(unit, sign, depth - 1);
        string second = Write(unit, sign, depth - 1);
        return first == second ? otherwise ?? first : write(first, second);
    }

    private string Leaf(RuleUnit unit, RuleSign sign)
    {
        SoundName[] fitting = [.. Names.Where(name => name.Unit == unit && name.Sign >= sign && (name.Domain | Within) == Within)];
        if (unit == RuleUnit.One && (fitting.Length == 0 || dice.Chance(0.4)))
        {
            return dice.TameNumber();
        }

        return fitting.Length > 0 ? dice.Pick(fitting).Text : Positive(unit);
    }

    private string Quotient(RuleUnit unit, RuleSign sign, int depth)
    {
        RuleUnit divisor = dice.Pick(RuleUnit.Usual);
        return IsUsual(unit * divisor) ? $"({Write(unit * divisor, sign, depth - 1)} / {Write(divisor, RuleSign.Positive, depth - 1)})" : Leaf(unit, sign);
    }

    private string Bounded(RuleUnit unit, int depth)
    {
        string bound = Write(unit, RuleSign.Positive, depth - 1);
        return $"Rule.Clamp({Write(unit, RuleSign.Any, depth - 1)}, -{bound}, {bound})";
    }

    private string Plain(RuleSign sign, int depth) => (dice.Below(9), sign) switch
    {
        (3, RuleSign.Any) => $"Math.{dice.Pick("Sin", "Cos", "Tanh")}({Write(RuleUnit.One, RuleSign.Any, depth - 1)})",
        (4, RuleSign.Any) => $"Math.Log2({Write(RuleUnit.One, RuleSign.Positive, depth - 1)})",
        (5, not RuleSign.Positive) => $"Math.Tanh({Write(RuleUnit.One, RuleSign.NotNegative, depth - 1)})",
        (6, _) => $"Math.Pow({Write(RuleUnit.One, RuleSign.Positive, depth - 1)}, Rule.Clamp({Write(RuleUnit.One, RuleSign.Any, depth - 1)}, -2.0, 2.0))",
        (0, RuleSign.Any) => $"Rule.Sign({Write(dice.Pick(RuleUnit.Usual), RuleSign.Any, depth - 1)})",
        (1, RuleSign.Any) => $"Math.Log({Write(RuleUnit.One, RuleSign.Positive, depth - 1)})",
        (2, not RuleSign.Positive) => $"Math.{dice.Pick("Floor", "Ceiling", "Truncate", "Round")}({Write(RuleUnit.One, RuleSign.NotNegative, depth - 1)})",
        _ => $"Math.Exp(Rule.Clamp({Write(RuleUnit.One, RuleSign.Any, depth - 1)}, -2.0, 2.0))",
    };

    private static bool IsUsual(RuleUnit unit) => Math.Abs(unit.HalvesOfX) <= 4 && Math.Abs(unit.HalvesOfG) <= 8;
}
