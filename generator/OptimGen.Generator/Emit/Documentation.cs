using System.Collections.Generic;
using System.Linq;
using System.Security;
using OptimGen.Generator.Analysis.Units;
using OptimGen.Generator.Formulas;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Emit;

/// <summary>The XML documentation of what is generated.</summary>
internal static class Documentation
{
    private static readonly Dictionary<string, string> UsualMeanings = new()
    {
        ["learningRate"] = "The learning rate α: how far a step goes.",
        ["momentum"] = "The decay of the momentum: how much of the last step's direction the next one keeps.",
        ["dampening"] = "How much of each gradient is kept out of the momentum.",
        ["beta1"] = "The decay of the first moment: the share of the average that each step keeps.",
        ["beta2"] = "The decay of the second moment: the share of the average that each step keeps.",
        ["decay"] = "The share of the average that each step keeps.",
        ["epsilon"] = "A small number that keeps the denominator away from zero.",
        ["weightDecay"] = "The weight decay λ: how strongly parameters are pulled towards zero.",
    };

    /// <summary>Formula, states and what the units say, beside what the author wrote.</summary>
    public static string OfClass(RuleModel rule, RuleUnits units)
    {
        List<string> lines = [];
        if (rule.Class.Summary.Length == 0)
        {
            lines.Add($"<summary>The optimizer {SecurityElement.Escape(rule.Class.Name)}.</summary>");
        }

        lines.Add("<remarks>");
        lines.Add("Each step computes, for every element,");
        lines.Add("<code>");
        lines.AddRange(RuleInfoEmitter.Formula(rule).Select(SecurityElement.Escape));
        lines.Add("</code>");
        foreach (StateModel state in rule.States)
        {
            lines.Add($"<para>State <c>{state.Name}</c>{(state.Symbol == state.Name ? "" : $" ({state.Symbol})")}: {state.Documentation}{(state.Documentation.Length > 0 ? " " : "")}{(state.Shape == StateShape.Uniform ? "One value for the whole tensor, in double. " : "")}Initially {InitialValue(rule, state)}.</para>");
        }

        string scaling = units.DescribeScaling();
        if (scaling.Length > 0)
        {
            lines.Add($"<para>Units: X is the parameter's, G the gradient's. {scaling}</para>");
        }

        lines.Add("</remarks>");
        return Comment(lines);
    }

    public static string OfHyperparameter(HyperparameterModel hyperparameter, string unit)
    {
        List<string> lines = [$"<summary>{MeaningOf(hyperparameter)}</summary>"];
        if (hyperparameter.Kind == HyperparameterKind.Boolean)
        {
            lines.Add($"<value>Default <c>{HyperparameterEmitter.DefaultOf(hyperparameter)}</c>.</value>");
        }
        else
        {
            lines.Add($"<value>In {hyperparameter.Range}; default <c>{HyperparameterEmitter.DefaultOf(hyperparameter)}</c>.{(unit.Length > 0 ? $" Unit {unit}." : "")}</value>");
            lines.Add("<exception cref=\"global::System.ArgumentOutOfRangeException\">The value is outside that range.</exception>");
        }

        return Comment(lines);
    }

    /// <summary>What the author wrote, else what the name usually means, else the name.</summary>
    public static string MeaningOf(HyperparameterModel hyperparameter) =>
        hyperparameter.Documentation.Length > 0 ? hyperparameter.Documentation
        : UsualMeanings.TryGetValue(hyperparameter.Symbol, out string? meaning) ? meaning
        : $"The rule's <c>{hyperparameter.Symbol}</c>.";

    /// <summary>What a state is before step 1, in words of the rule.</summary>
    public static string InitialValue(RuleModel rule, StateModel state) => state.Initially switch
    {
        InitialValueKind.Parameter => rule.ParameterSymbol,
        InitialValueKind.Hyperparameter => rule.Hyperparameters[state.InitialHyperparameter].Symbol,
        InitialValueKind.Construction => $"{rule.Hyperparameters[state.InitialHyperparameter].Symbol} when the state is created",
        InitialValueKind.Constant => Literals.Double(state.InitialValue),
        _ => "0",
    };

    private static string Comment(IEnumerable<string> lines) => string.Join("\n", lines.Select(line => "/// " + line));
}
