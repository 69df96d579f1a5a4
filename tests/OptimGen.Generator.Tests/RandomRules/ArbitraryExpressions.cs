using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>
/// Expressions of every kind that rules may contain, whether or not they make sense: roots of what is negative, divisions by zero. Uniform
/// ones are kept apart, because some operations take those alone.
/// </summary>
internal sealed class ArbitraryExpressions(Dice dice)
{
    private static readonly string[] OneArgument = ["Abs", "Sqrt", "Exp", "Log", "Floor", "Ceiling", "Truncate", "Round", "Log2", "Sin", "Cos", "Tanh"];
    private static readonly string[] TwoArguments = ["Min", "Max", "CopySign", "MinMagnitude", "MaxMagnitude"];
    private static readonly string[] Tests = ["IsNaN", "IsFinite", "IsInfinity", "IsPositiveInfinity", "IsNegativeInfinity"];
    private static readonly string[] Comparisons = ["<", "<=", ">", ">=", "==", "!="];
    private static readonly string[] Literals = ["0.0", "1.0", "(-1.0)", "0.5", "2.0", "1e-8", "(-0.0)", "3.25", "1e30", "1e-30", "Third", "double.PositiveInfinity"];

    /// <summary>Numbers that differ from element to element, by name.</summary>
    public List<string> Reals { get; private init; } = [];

    /// <summary>Numbers that are the same for all elements.</summary>
    public List<string> Uniforms { get; private init; } = [];

    /// <summary>Truth values.</summary>
    public List<string> Truths { get; private init; } = [];

    /// <summary>Helpers that take two numbers.</summary>
    public List<string> Helpers { get; private init; } = [];

    /// <summary>The local that is the parameter before the step, in rules with reductions.</summary>
    public const string Varying = "before";

    /// <summary>How the rule divides tensors.</summary>
    public Division Division { get; init; }

    /// <summary>The step, if the rule has one.</summary>
    public string? Step { get; init; }

    /// <summary>Any number.</summary>
    public string Real(int depth)
    {
        if (depth == 0)
        {
            return Reals.Count == 0 || dice.Chance(0.3) ? Uniform(0) : dice.Pick(Reals);
        }

        int next = depth - 1;
        return dice.Below(20) switch
        {
            0 or 1 => $"({Real(next)} + {Real(next)})",
            2 => $"({Real(next)} - {Real(next)})",
            3 or 4 => $"({Real(next)} * {Real(next)})",
            5 => $"({Real(next)} / {Real(next)})",
            6 => $"(-({Real(next)}))",
            7 or 8 => $"{Owner()}.{dice.Pick(OneArgument)}({Real(next)})",
            9 => $"{Owner()}.{dice.Pick(TwoArguments)}({Real(next)}, {Real(next)})",
            10 => $"Math.FusedMultiplyAdd({Real(next)}, {Real(next)}, {Real(next)})",
            11 when dice.Chance(0.3) => $"Math.Pow({Real(next)}, {Real(next)})",
            11 => $"Math.Pow({Real(next)}, {(dice.Chance(0.2) ? "0.5" : dice.Between(-16, 16).ToString(CultureInfo.InvariantCulture))})",
            12 => $"Rule.{dice.Pick("Ema", "Lerp", "Clamp", "SignedEma")}({Real(next)}, {Real(next)}, {Real(next)})",
            13 => $"Rule.Ratio({Real(next)}, {Real(next)})",
            14 => $"Rule.{dice.Pick("Sign", "AnyUnit")}({Real(next)})",
            15 or 16 => $"({Truth(next)} ? {Real(next)} : {Real(next)})",
            17 when Helpers.Count > 0 => $"{dice.Pick(Helpers)}({Real(next)}, {Real(next)})",
            18 => Uniform(next),
            _ => Real(0),
        };
    }

    /// <summary>A number that is the same for all elements.</summary>
    public string Uniform(int depth)
    {
        if (depth == 0)
        {
            return Uniforms.Count == 0 || dice.Chance(0.4) ? dice.Pick(Literals) : dice.Pick(Uniforms);
        }

        int next = depth - 1;
        return dice.Below(10) switch
        {
            0 => $"Math.Pow({Uniform(next)}, {Uniform(next)})",
            1 => $"({Uniform(next)} % {Uniform(next)})",
            2 when Step is not null => $"Rule.{dice.Pick("BiasCorrection", "DebiasedDecay")}({Uniform(next)}, {Step})",
            3 => $"({Uniform(next)} {dice.Pick("+", "-", "*", "/")} {Uniform(next)})",
            4 => $"Math.{dice.Pick(OneArgument)}({Uniform(next)})",
            5 => $"({Uniform(next)} < {Uniform(next)} ? {Uniform(next)} : {Uniform(next)})",
            _ => Uniform(0),
        };
    }

    /// <summary>Any truth value.</summary>
    public string Truth(int depth)
    {
        if (depth == 0 && Truths.Count > 0 && dice.Chance(0.5))
        {
            return dice.Pick(Truths);
        }

        int next = Math.Max(0, depth - 1);
        return dice.Below(depth == 0 ? 6 : 12) switch
        {
            0 => $"double.{dice.Pick(Tests)}({Real(next)})",
            1 when Step is not null => $"({Step} % {dice.Between(2, 4)} == 0)",
            2 => $"({Uniform(next)} {dice.Pick(Comparisons)} {Uniform(next)} + 0.25)",
            < 6 => $"({Real(next)} {dice.Pick(Comparisons)} {Real(next)} + 0.125)",
            6 or 7 => $"({Truth(next)} && {Truth(next)})",
            8 or 9 => $"({Truth(next)} || {Truth(next)})",
            10 => $"(!{Truth(next)})",
            _ => $"({Truth(next)} {dice.Pick("==", "!=", "^", "&", "|")} {Truth(next)})",
        };
    }

    /// <summary>A truth value that is the same for all elements.</summary>
    public string UniformTruth() =>
        Step is not null && dice.Chance(0.6) ? $"{Step} {dice.Pick("==", ">", "<=")} {dice.Between(1, 3)}" : $"{Uniform(1)} {dice.Pick(Comparisons)} {Uniform(1)} + 0.25";

    /// <summary>A reduction of something that differs from element to element.</summary>
    /// <param name="domain">What its value is the same for.</param>
    /// <param name="depth">How deep that is.</param>
    public string Reduction(Domain domain, int depth)
    {
        string part = domain switch
        {
            Domain.Uniform => dice.Pick("Reduce.", "Reduce.", "Reduce.", "ReduceAll."),
            Domain.Column => "Reduce.Column",
            _ => Division == Division.Blocks ? "Reduce.Block" : "Reduce.Row",
        };

        // The statements before may have made x and g the same for all elements.
        string value = dice.Pick($"{Varying} + {Real(depth)}", $"{Varying} * {Real(depth)}", $"{Varying} * g", $"g > {Uniform(1)} ? {Varying} : {Real(depth)}");
        return $"{part}{dice.Pick("Sum", "Mean", "Norm", "Rms", "Max")}({value})";
    }

    /// <summary>What reductions and states of this rule may be the same for.</summary>
    public Domain Shared() => Division switch
    {
        Division.Matrix => dice.Pick(Domain.Uniform, Domain.Row, Domain.Column),
        Division.Blocks => dice.Pick(Domain.Uniform, Domain.Row),
        _ => Domain.Uniform,
    };

    /// <summary>The same in an inner scope, whose names end with it.</summary>
    public ArbitraryExpressions Inner() =>
        new(dice) { Reals = [.. Reals], Uniforms = [.. Uniforms], Truths = [.. Truths], Helpers = [.. Helpers], Step = Step, Division = Division };

    private string Owner() => dice.Pick("Math", "Math", "double");
}
