using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Body;

/// <summary>The functions of <c>Math</c> and <c>double</c> that rules may call, and what to write in place of some others.</summary>
internal static class Vocabulary
{
    /// <summary>Those that are one operation.</summary>
    private static readonly Dictionary<string, Op> Functions = new(StringComparer.Ordinal)
    {
        ["Abs"] = Op.Abs,
        ["Sqrt"] = Op.Sqrt,
        ["Exp"] = Op.Exp,
        ["Log"] = Op.Log,
        ["Floor"] = Op.Floor,
        ["Ceiling"] = Op.Ceiling,
        ["Truncate"] = Op.Truncate,
        ["Round"] = Op.Round,
        ["Log2"] = Op.Log2,
        ["Sin"] = Op.Sin,
        ["Cos"] = Op.Cos,
        ["Tanh"] = Op.Tanh,
        ["Hypot"] = Op.Hypot,
        ["MinMagnitude"] = Op.MinimumMagnitude,
        ["MaxMagnitude"] = Op.MaximumMagnitude,
        ["Min"] = Op.Minimum,
        ["Max"] = Op.Maximum,
        ["CopySign"] = Op.CopySign,
    };

    /// <summary>Those that throw for some numbers: when, and what does not.</summary>
    private static readonly Dictionary<string, (string When, string Instead)> Throwing = new(StringComparer.Ordinal)
    {
        ["Sign"] = ("its argument is NaN", "Rule.Sign"),
        ["Clamp"] = ("its bounds cross", "Rule.Clamp"),
    };

    /// <summary>What to write for functions that a reader might miss most.</summary>
    private static readonly Dictionary<string, string> Advice = new(StringComparer.Ordinal)
    {
        ["Lerp"] = "use Rule.Lerp(from, to, weight)",
        ["Log10"] = "write Math.Log(value) / Math.Log(10)",
        ["LogP1"] = "write Math.Log(1 + value), which loses digits near zero",
        ["ExpM1"] = "write Math.Exp(value) - 1, which loses digits near zero",
        ["Tan"] = "write Math.Sin(value) / Math.Cos(value)",
        ["Sinh"] = "write (Math.Exp(value) - Math.Exp(-value)) / 2",
        ["Cosh"] = "write (Math.Exp(value) + Math.Exp(-value)) / 2",
        ["SinPi"] = "write Math.Sin(Math.PI * value)",
        ["CosPi"] = "write Math.Cos(Math.PI * value)",
        ["SinCos"] = "write Math.Sin(value) and Math.Cos(value)",
        ["Log"] = "write Math.Log(value) / Math.Log(base)",
        ["Exp2"] = "write Math.Exp(value * Math.Log(2))",
        ["Cbrt"] = "write Math.Exp(Math.Log(value) / 3) where the value is positive",
        ["Round"] = "write Math.Round(value), which takes halves to the even number, or Math.Floor(value + 0.5)",
        ["ReciprocalEstimate"] = "write 1 / value",
        ["ReciprocalSqrtEstimate"] = "write 1 / Math.Sqrt(value)",
        ["IsNegative"] = "write value < 0",
        ["IsPositive"] = "write value > 0",
    };

    /// <summary>All of them, as a list to choose from.</summary>
    private const string Choice =
        "the functions of Math are Abs, Sqrt, Exp, Log, Log2, Pow, Sin, Cos, Tanh, Min, Max, MinMagnitude, MaxMagnitude, Floor, Ceiling, Truncate, Round, CopySign and "
        + "FusedMultiplyAdd, that of double is Hypot, those of Rule are "
        + "Ema, Lerp, Sign, Clamp, Ratio, BiasCorrection, DebiasedDecay, SignedEma and AnyUnit, and static methods of this project may be called";

    /// <summary>Whether a type is <c>Math</c> or <c>double</c>, which name the same functions.</summary>
    public static bool IsMath(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.System_Double || WellKnownAttributes.IsType(type, "System.Math");

    /// <summary>The operation that a function of <c>Math</c> or <c>double</c> is.</summary>
    public static Op? FindFunction(string name, int arguments) =>
        Functions.TryGetValue(name, out Op op) && OpTable.Of(op).Arity == arguments ? op : null;

    /// <summary>When a function throws and what to use in its place; null for one that does not.</summary>
    public static (string When, string Instead)? FindThrowing(string name) =>
        Throwing.TryGetValue(name, out (string When, string Instead) entry) ? entry : null;

    /// <summary>What to write in place of a function that rules may not call.</summary>
    public static string Advise(string name) => Advice.TryGetValue(name, out string? advice) ? advice : Choice;
}
