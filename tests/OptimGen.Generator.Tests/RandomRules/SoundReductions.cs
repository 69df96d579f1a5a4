using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>Reductions of a wanted unit and sign, over the tensor or all of them, rows, columns or blocks.</summary>
/// <param name="dice">Chance.</param>
/// <param name="expressions">What is reduced.</param>
/// <param name="division">How tensors are divided.</param>
internal sealed class SoundReductions(Dice dice, SoundExpressions expressions, Division division)
{
    private const int Depth = 2;
    private const int Attempts = 4;

    /// <summary>A call, or a choice between two by what is the same for all elements.</summary>
    /// <param name="unit">Its unit.</param>
    /// <param name="sign">Its sign.</param>
    /// <param name="domain">What its value is the same for.</param>
    /// <param name="condition">What chooses; null for one call.</param>
    public string Write(RuleUnit unit, RuleSign sign, Domain domain, string? condition = null)
    {
        string first = Call(unit, sign, domain);
        string second = condition is null ? first : Call(unit, sign, domain);
        return first == second ? first : $"({condition} ? {first} : {second})";
    }

    private string Call(RuleUnit unit, RuleSign sign, Domain domain)
    {
        string owner = domain == Domain.Uniform && dice.Chance(0.2) ? "ReduceAll" : "Reduce";
        string part = domain switch
        {
            Domain.Uniform => "",
            Domain.Column => "Column",
            _ => division == Division.Blocks ? "Block" : "Row",
        };

        // Of what rows or columns share, a sum could count each once or once per element: it is refused.
        Domain shared = division == Division.Matrix && dice.Chance(0.5) ? Domain.Column : Domain.Row;
        if (owner + part == "Reduce" && division != Division.None && dice.Chance(0.4))
        {
            string text = expressions.In(shared, () => expressions.Write(unit, sign, Depth));
            if (expressions.DomainOf(text) == shared)
            {
                return $"Reduce.{dice.Pick("Mean", "Max", sign == RuleSign.Any ? "Max" : "Rms")}({text})";
            }
        }

        string[] functions = sign == RuleSign.Any ? ["Sum", "Mean", "Mean", "Max"] : ["Sum", "Mean", "Mean", "Max", "Norm", "Rms", "Rms"];
        string function = dice.Pick(functions);
        RuleSign inner = function is "Norm" or "Rms" && sign != RuleSign.Positive ? RuleSign.Any : sign;
        return $"{owner}.{part}{function}({Varying(unit, inner)})";
    }

    /// <summary>An expression that differs from element to element.</summary>
    private string Varying(RuleUnit unit, RuleSign sign)
    {
        string text = Enumerable.Range(0, Attempts)
            .Select(_ => expressions.In(Domain.Element, () => expressions.Write(unit, sign, Depth)))
            .FirstOrDefault(text => expressions.DomainOf(text) == Domain.Element)
            ?? expressions.In(Domain.Element, () => expressions.Positive(unit));
        return expressions.DomainOf(text) == Domain.Element ? text : $"({text} * {expressions.Share(RuleUnit.G)})";
    }
}
