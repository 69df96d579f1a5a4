using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Diagnostics;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>Puts what is wrong with units into words.</summary>
internal sealed class UnitFindingWriter(RuleModel rule)
{
    private RuleText? _writtenText;

    // Most rules have nothing to be quoted.
    private RuleText Text => _writtenText ??= new RuleText(rule);

    /// <summary>Two units that had to be one and are not.</summary>
    public UnitFinding Conflict(UnitInference inference, UnitConstraint conflict)
    {
        string left = inference.Spell(conflict.Left);
        string right = inference.Spell(conflict.Right);
        return conflict.Kind switch
        {
            UnitConstraintKind.Operands => new UnitFinding(
                Descriptors.TwoUnitsMeet,
                UnitPlace.OfNode(conflict.Node),
                Origins(inference, conflict),
                [
                    Quote(conflict.First), left, Quote(conflict.Second), right,
                    $"'{RuleText.OfOperator(rule.Graph.Nodes[conflict.Node].Op)}' takes values of one unit, so a square, a root or a factor is missing in one of them",
                ]),
            UnitConstraintKind.PlainNumber => new UnitFinding(
                Descriptors.TwoUnitsMeet,
                UnitPlace.OfNode(conflict.Node),
                Origins(inference, conflict),
                [
                    Quote(conflict.First), left, "what is needed here", "1",
                    $"'{RuleText.OfOperator(rule.Graph.Nodes[conflict.Node].Op)}' is for plain numbers; divide by something of the same unit first",
                ]),
            UnitConstraintKind.StateAtEnd => new UnitFinding(
                Descriptors.TwoUnitsMeet,
                UnitPlace.OfNode(conflict.Node),
                [UnitPlace.OfState(conflict.First)],
                [
                    $"'{rule.States[conflict.First].Symbol}' at the start of a step", left, "what it ends as", right,
                    "a state keeps its unit from step to step",
                ]),
            UnitConstraintKind.StateAtStart => new UnitFinding(
                Descriptors.TwoUnitsMeet,
                UnitPlace.OfState(conflict.First),
                [UnitPlace.OfNode(rule.Graph.States[conflict.First])],
                [$"'{rule.States[conflict.First].Symbol}'", left, "its first value", right, "start it with something of its own unit"]),
            _ => new UnitFinding(
                Descriptors.ParameterUnit, UnitPlace.OfNode(conflict.Node), [], [rule.ParameterSymbol, left]),
        };
    }

    /// <summary>A number that would need a unit.</summary>
    public UnitFinding PlainNumber(UnitInference inference, UnitConstraint conflict, int literal, UnitForm unit) => new(
        Descriptors.PlainNumberNeedsUnit,
        UnitPlace.OfNode(conflict.Node),
        [],
        [RuleText.OfNumber(NumberOf(literal)), Text.OfOperation(conflict.Node), inference.Spell(unit)]);

    /// <summary>A hyperparameter whose uses have two units.</summary>
    public UnitFinding TwoUnits(UnitInference inference, int hyperparameter)
    {
        HyperparameterUse[] uses = [.. inference.Uses.Where(use => use.Hyperparameter == hyperparameter)];
        HyperparameterUse first = uses[0];
        HyperparameterUse second = uses[uses.Length - 1];

        // Of uses whose units are both known to differ, the first two: the unit of another may follow from neither.
        foreach ((HyperparameterUse one, HyperparameterUse other) in
            uses.SelectMany((one, index) => uses.Skip(index + 1).Select(other => (one, other))).Reverse())
        {
            UnitForm difference = inference.Reduce(one.Unit.Over(other.Unit));
            if (difference.IsKnown && !difference.IsNone)
            {
                (first, second) = (one, other);
            }
        }

        return new UnitFinding(
            Descriptors.HyperparameterNeedsTwoUnits,
            PlaceOf(first),
            [PlaceOf(second), UnitPlace.OfHyperparameter(hyperparameter)],
            [Text.OfHyperparameter(hyperparameter), inference.Spell(first.Unit), Describe(first), inference.Spell(second.Unit), Describe(second)]);
    }

    /// <summary>A hyperparameter whose unit is not among those that its name or its range leads one to expect.</summary>
    public UnitFinding Unusual(UnitInference inference, int hyperparameter, UsualUnit usual)
    {
        string unit = inference.Spell(inference.OfHyperparameter(hyperparameter));
        return new UnitFinding(
            usual.IsCertain ? Descriptors.ImpossibleHyperparameterUnit : Descriptors.UnusualHyperparameterUnit,
            UnitPlace.OfHyperparameter(hyperparameter),
            [],
            [Text.OfHyperparameter(hyperparameter), unit, usual.Text, usual.Suggest(unit)]);
    }

    private double NumberOf(int literal) =>
        rule.Graph.Nodes[literal] is { Op: Op.Negate } negative ? -rule.Graph.Nodes[negative.A].Value : rule.Graph.Nodes[literal].Value;

    private static UnitPlace PlaceOf(HyperparameterUse use) => use.User >= 0 ? UnitPlace.OfNode(use.User) : UnitPlace.OfState(use.State);

    private string Describe(HyperparameterUse use) =>
        use.User >= 0 ? $"'{Text.OfOperation(use.User)}'" : use.State >= 0 ? $"the value of '{rule.States[use.State].Symbol}'" : $"the value of '{rule.ParameterSymbol}'";

    private string Quote(int node) => $"'{Text.OfValue(node)}'";

    /// <summary>The statements that give the states in a contradiction their units.</summary>
    private List<UnitPlace> Origins(UnitInference inference, UnitConstraint conflict)
    {
        bool[] isPart = new bool[conflict.Node + 1];
        isPart[conflict.Node] = true;
        List<UnitPlace> origins = [];
        for (int index = conflict.Node; index >= 0; index--)
        {
            Node node = rule.Graph.Nodes[index];
            if (isPart[index] && node.IsState && rule.Graph.States[node.A] != conflict.Node && !inference.OfNode(index).IsNone)
            {
                origins.Add(UnitPlace.OfNode(rule.Graph.States[node.A]));
            }

            for (int operand = 0; operand < node.Arity && isPart[index]; operand++)
            {
                isPart[node.Operand(operand)] = true;
            }
        }

        return origins;
    }
}
