using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>The units of a rule's hyperparameters, for its documentation and its data.</summary>
internal sealed class RuleUnits
{
    private const string Free = "free";

    private readonly RuleModel _rule;
    private readonly UnitCheck _check;

    private RuleUnits(RuleModel rule)
    {
        _rule = rule;
        _check = UnitCheck.Of(rule);
    }

    public static RuleUnits Of(RuleModel rule) => new(rule);

    /// <summary>
    /// A unit such as <c>X/G</c>, 1 for a plain number, <c>free</c> where the rule fixes none, <c>X/[scale]</c> where it depends on a free one;
    /// empty where the rule contradicts itself.
    /// </summary>
    public string OfHyperparameter(int index)
    {
        if (_check.Inference is not { } inference || _check.IsAmbiguous(index))
        {
            return "";
        }

        UnitForm unit = inference.OfHyperparameter(index);
        string spelled = inference.Spell(unit);
        return spelled == $"[{_rule.Hyperparameters[index].Symbol}]" ? Free : spelled;
    }

    /// <summary>
    /// What a change of the loss's scale does to a step: XML text, empty where the units do not say. A step is made of the hyperparameters
    /// and of values of known units, so scaling each by its power of G scales the step by none.
    /// </summary>
    public string DescribeScaling()
    {
        int rate = _rule.Hyperparameters.ToList().FindIndex(UsualUnits.IsLearningRate);
        if (rate < 0 || _check.Inference is not { } inference || _check.Findings.Count > 0 || inference.HasOpenPowers || !inference.OfHyperparameter(rate).IsKnown)
        {
            return "";
        }

        if (!inference.OfHyperparameter(rate).G.IsZero)
        {
            return $"The step depends on the scale of the loss: <c>{_rule.Hyperparameters[rate].Property}</c> has the unit {OfHyperparameter(rate)}.";
        }

        string[] scaled = [.. Enumerable.Range(0, _rule.Hyperparameters.Count)
            .Where(index => !inference.OfHyperparameter(index).G.IsZero)
            .Select(index => $"<c>{_rule.Hyperparameters[index].Property}</c> ({OfHyperparameter(index)})")];
        string condition = scaled.Length == 0 ? "" : $" while {Join(scaled)} {(scaled.Length == 1 ? "is" : "are")} scaled alike";
        string exception = _rule.Graph.Nodes.Any(node => node.Op == Op.AnyUnit) || StartsWithNumber(inference)
            ? ", but for what the rule itself takes without one" : "";
        return $"The step does not depend on the scale of the loss{condition}{exception}.";
    }

    /// <summary>Whether a state whose unit has to do with the gradient starts with a number, which has no unit.</summary>
    private bool StartsWithNumber(UnitInference inference) => _rule.Graph.Nodes.Select((node, index) => (node, index)).Any(leaf =>
        leaf.node.IsState
        && _rule.States[leaf.node.A] is { Initially: InitialValueKind.Constant, InitialValue: not 0 }
        && !inference.OfNode(leaf.index).G.IsZero);

    private static string Join(string[] items) =>
        items.Length < 2 ? string.Concat(items) : string.Join(", ", items.Take(items.Length - 1)) + " and " + items[items.Length - 1];
}
