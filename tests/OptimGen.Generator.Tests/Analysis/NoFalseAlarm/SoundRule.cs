using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace OptimGen.Generator.Tests.Analysis.NoFalseAlarm;

/// <summary>
/// The text of a random rule that is right by construction: every expression is made with the unit and the sign that its place needs, every
/// state is an average or a sum that the step depends on, every hyperparameter matters.
/// </summary>
internal sealed class SoundRule
{
    private const int MostStates = 4;
    private const int Deepest = 4;

    private readonly Random _random;
    private readonly List<string> _parameters = [];
    private readonly List<string> _hyperparameters = [];
    private readonly List<string> _statements = [];
    private readonly List<(string Text, Dimension Unit, SignClass Sign)> _values = [("x", Dimension.Parameter, SignClass.Any), ("g", Dimension.Gradient, SignClass.Any)];

    private SoundRule(int seed) => _random = new Random(seed);

    /// <summary>The class of this name that the seed makes.</summary>
    public static string Write(string name, int seed) => new SoundRule(seed).Write(name);

    private string Write(string name)
    {
        List<string> states = [];
        int count = _random.Next(MostStates + 1);
        for (int index = 0; index < count; index++)
        {
            states.Add(AddState(index));
        }

        for (int index = _random.Next(3); index > 0; index--)
        {
            AddLocal(index);
        }

        Dimension[] usual = [Dimension.None, Dimension.Gradient, Dimension.Parameter];
        Dimension unit = usual[_random.Next(usual.Length)];
        string step = string.Join(" + ", states.Select(state => $"{Hyperparameter(SignClass.Positive)} * {state}").Prepend($"{Hyperparameter(SignClass.Positive)} * g").Append(Expression(unit, SignClass.Any, Deepest)));
        _statements.Add($"x -= learningRate * ({step});");

        // Some were made for choices that were not taken.
        string statements = string.Join('\n', _statements);
        IEnumerable<string> used = _hyperparameters.Where(declaration => Regex.IsMatch(statements, $@"\b{Regex.Match(declaration, @"\w+_").Value}\b"));
        string hyperparameters = string.Join(", ", used.Prepend("double learningRate = 1e-3"));
        StringBuilder text = new();
        text.Append("[Optimizer] public partial class ").Append(name).Append(" { [UpdateRule] private static void Update(ref double x, double g, ")
            .Append(string.Concat(_parameters.Select(parameter => parameter + ", "))).Append("int t, ").Append(hyperparameters).Append(") {\n")
            .Append(statements).Append("\n} }\n");
        return text.ToString();
    }

    /// <summary>A moment of the gradient or of its square, and at times its correction.</summary>
    private string AddState(int index)
    {
        string state = $"s{index}";
        string decay = Share();
        bool isSquare = _random.Next(2) == 0;
        Dimension unit = isSquare ? Dimension.Gradient + Dimension.Gradient : Dimension.Gradient;
        SignClass sign = isSquare ? SignClass.NotNegative : SignClass.Any;
        string value = isSquare ? Pick("g * g", "Math.Abs(g) * Math.Abs(g)", "Math.Pow(g, 2)", $"(g - {Weight()} * x) * (g - {Weight()} * x)") : Pick("g", $"g + {Weight()} * x");
        if (value.Contains("* x) *", StringComparison.Ordinal))
        {
            // Both factors must be the same value to be a square.
            string difference = $"d{index}";
            _statements.Add($"double {difference} = {value[1..value.IndexOf(')', StringComparison.Ordinal)]};");
            value = $"{difference} * {difference}";
        }

        _parameters.Add($"ref double {state}");
        bool isAverage = true;
        switch (_random.Next(4))
        {
            case 0:
                _statements.Add($"{state} += {Hyperparameter(SignClass.Positive)} * ({value});");
                isAverage = false;
                break;
            case 1 when isSquare:
                _statements.Add($"{state} = Math.Max({decay} * {state}, {value});");
                isAverage = false;
                break;
            case 2:
                _statements.Add($"{state} = {decay} * {state} + (1 - {decay}) * ({value});");
                break;
            default:
                _statements.Add($"{state} = Rule.Ema({state}, {value}, {decay});");
                break;
        }

        string result = state;
        if (isAverage && _random.Next(2) == 0)
        {
            result = $"{state}Hat";
            _statements.Add($"double {result} = {state} / {Pick($"Rule.BiasCorrection({decay}, t)", $"(1 - Math.Pow({decay}, t))")};");
        }

        _values.Add((result, unit, sign));
        return result;
    }

    private void AddLocal(int index)
    {
        Dimension unit = _random.Next(2) == 0 ? Dimension.Gradient : Dimension.None;
        SignClass sign = (SignClass)_random.Next(3);
        string value = Expression(unit, sign, 2);
        _statements.Add($"double local{index} = {value};");
        _statements.Add($"x -= {Hyperparameter(SignClass.Positive)} * local{index};");
        _values.Add(($"local{index}", unit, sign));
    }

    private string Expression(Dimension unit, SignClass sign, int depth)
    {
        if (depth == 0)
        {
            return Leaf(unit, sign);
        }

        switch (_random.Next(13))
        {
            case 0:
                return $"({Expression(unit, sign, depth - 1)} + {Expression(unit, sign == SignClass.Positive ? SignClass.NotNegative : sign, depth - 1)})";
            case 1 when sign == SignClass.Any:
                return $"({Two(unit, sign, depth - 1, " - ")})";
            case 2:
                Dimension part = Pick(Dimension.None, Dimension.Gradient, Dimension.Parameter);
                return $"{Expression(part, sign, depth - 1)} * {Expression(unit - part, sign, depth - 1)}";
            case 3:
                Dimension divisor = Pick(Dimension.None, Dimension.Gradient);
                return $"{Expression(unit + divisor, sign, depth - 1)} / ({Expression(divisor, SignClass.Positive, depth - 1)})";
            case 4:
                return $"Math.Sqrt({Expression(unit + unit, sign == SignClass.Any ? SignClass.NotNegative : sign, depth - 1)})";
            case 5 when sign != SignClass.Positive:
                return $"Math.Abs({Expression(unit, SignClass.Any, depth - 1)})";
            case 6:
                return $"Math.{Pick("Max", "Min")}({Two(unit, sign, depth - 1, ", ")})";
            case 7:
                return $"({Condition(depth - 1)} ? {Two(unit, sign, depth - 1, " : ")})";
            case 8:
                return $"Rule.{Pick("Lerp", "Ema")}({Two(unit, sign, depth - 1, ", ")}, {Share()})";
            case 9 when unit == Dimension.None:
                return sign == SignClass.Any ? $"Rule.Sign({Expression(Dimension.Gradient, SignClass.Any, depth - 1)})" : $"Math.Exp(-{Expression(unit, SignClass.NotNegative, depth - 1)})";
            case 10 when unit == Dimension.None && sign != SignClass.Positive:
                return $"Math.Log(1 + {Expression(unit, SignClass.NotNegative, depth - 1)})";
            case 11 when sign == SignClass.Any:
                return $"Rule.Clamp({Expression(unit, sign, depth - 1)}, -{Hyperparameter(SignClass.Positive)}, {Hyperparameter(SignClass.Positive)})";
            default:
                return $"{Pick("0.5", "2", "1.25")} * {Expression(unit, sign, depth - 1)}";
        }
    }

    /// <summary>Two values that are not the same: what is chosen between equals does not matter, and that is reported rightly.</summary>
    private string Two(Dimension unit, SignClass sign, int depth, string between)
    {
        string first = Expression(unit, sign, depth);
        string second = Expression(unit, sign, depth);
        return first + between + (first == second ? $"{Hyperparameter(SignClass.Positive)} * {second}" : second);
    }

    private string Condition(int depth) => _random.Next(3) switch
    {
        0 => "t == 1",
        1 => $"{Expression(Dimension.Gradient, SignClass.Any, Math.Min(depth, 1))} > 0",
        _ => $"{Expression(Dimension.None, SignClass.Any, Math.Min(depth, 1))} < {Expression(Dimension.None, SignClass.Any, 0)}",
    };

    /// <summary>A value at hand, or a hyperparameter that makes one of any unit.</summary>
    private string Leaf(Dimension unit, SignClass sign)
    {
        (string Text, Dimension Unit, SignClass Sign)[] fitting = [.. _values.Where(value => value.Unit == unit && value.Sign >= sign)];
        if (fitting.Length > 0 && _random.Next(4) > 0)
        {
            return fitting[_random.Next(fitting.Length)].Text;
        }

        return sign == SignClass.Any && _random.Next(2) == 0 ? $"{Hyperparameter(SignClass.Positive)} * {Pick("g", "x")}" : Hyperparameter(sign);
    }

    private string Weight() => Hyperparameter(SignClass.NotNegative);

    /// <summary>A new hyperparameter, of whatever unit its only use gives it.</summary>
    private string Hyperparameter(SignClass sign)
    {
        string name = $"h{_hyperparameters.Count}_";
        _hyperparameters.Add($"{(sign == SignClass.Positive ? "[Positive] " : "")}double {name} = 0.5");
        return name;
    }

    /// <summary>A new hyperparameter in [0, 1).</summary>
    private string Share()
    {
        string name = $"share{_hyperparameters.Count}_";
        _hyperparameters.Add($"[Decay] double {name} = 0.75");
        return name;
    }

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
