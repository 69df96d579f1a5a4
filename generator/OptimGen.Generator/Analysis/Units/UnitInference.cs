using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>The units of a rule's values, as far as the rule fixes them.</summary>
internal sealed class UnitInference
{
    private readonly UnitSystem _system;

    private UnitInference(UnitSystem system, IReadOnlyList<UnitConstraint> conflicts)
    {
        _system = system;
        Conflicts = conflicts;
    }

    /// <summary>What must be and cannot be, in the order of the rule.</summary>
    public IReadOnlyList<UnitConstraint> Conflicts { get; }

    /// <summary>The uses of the hyperparameters that were given a unit at each.</summary>
    public IReadOnlyList<HyperparameterUse> Uses => _system.Uses;

    /// <summary>Whether something that has a unit is raised to a power that is not known: a value whose unit depends on a setting.</summary>
    public bool HasOpenPowers => _system.Powers.Any(power => !Reduce(power.Value).IsNone);

    /// <summary>Infers the units of a rule.</summary>
    public static UnitInference Of(RuleModel rule) => Of(rule, static _ => false);

    /// <summary>Infers the units of a rule in which some hyperparameters may have another unit at every use.</summary>
    public static UnitInference Of(RuleModel rule, Predicate<int> isSplit)
    {
        UnitSystem system = new(rule, isSplit);
        ConstraintOrder order = new(rule.Graph);
        List<UnitConstraint> conflicts = [];
        foreach (UnitConstraint constraint in system.Constraints.OrderBy(order.Rank))
        {
            if (!system.Solver.TryEquate(constraint.Left, constraint.Right))
            {
                conflicts.Add(constraint);
            }
        }

        SolvePowers(system, conflicts);
        return new UnitInference(system, [.. conflicts.OrderBy(conflict => conflict.Node)]);
    }

    /// <summary>A unit by all that is known.</summary>
    public UnitForm Reduce(UnitForm unit) => _system.Solver.Reduce(unit);

    /// <summary>The unit of a hyperparameter.</summary>
    public UnitForm OfHyperparameter(int index) => Reduce(_system.Hyperparameters[index]);

    /// <summary>The unit of a node that is a number.</summary>
    public UnitForm OfNode(int index) => Reduce(_system.Units[index]);

    /// <summary>A unit in letters: <c>X/√G</c>; <c>[name]</c> is the unit of a variable that nothing fixes.</summary>
    public string Spell(UnitForm unit) => UnitSpelling.Spell(Reduce(unit), unknown => _system.Solver[unknown].Name);

    /// <summary>A power of a plain number is one: known only when all else is, and then perhaps the reason why more is.</summary>
    private static void SolvePowers(UnitSystem system, List<UnitConstraint> conflicts)
    {
        List<PowerUnit> open = [.. system.Powers];
        while (open.FindIndex(power => system.Solver.Reduce(power.Value).IsNone) is var found and >= 0)
        {
            UnitConstraint constraint = open[found].IfPlain;
            open.RemoveAt(found);
            if (!system.Solver.TryEquate(constraint.Left, constraint.Right))
            {
                conflicts.Add(constraint);
            }
        }
    }
}
