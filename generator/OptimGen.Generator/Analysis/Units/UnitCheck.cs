using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Units;

/// <summary>What the units of a rule say: the findings, and the units to document.</summary>
internal sealed class UnitCheck
{
    /// <summary>With more hyperparameters in doubt than any rule has, looking for the one at fault would take too long.</summary>
    private const int MostSuspects = 32;

    private readonly RuleModel _rule;
    private readonly UnitFindingWriter _write;
    private readonly List<UnitFinding> _findings = [];
    private readonly HashSet<int> _ambiguous = [];

    private UnitCheck(RuleModel rule)
    {
        _rule = rule;
        _write = new UnitFindingWriter(rule);
        UnitInference plain = UnitInference.Of(rule);
        List<UnitConstraint> conflicts = FindConflicts(plain);
        foreach (UnitConstraint conflict in conflicts.ToArray())
        {
            if (PlainNumbers.Find(rule.Graph, conflict, plain) is { } number)
            {
                _findings.Add(_write.PlainNumber(plain, conflict, number.Literal, number.Unit));
                conflicts.Remove(conflict);
            }
        }

        Inference = conflicts.Count == 0 ? plain : Explain(plain, conflicts);
        CheckUsualUnits();
    }

    public IReadOnlyList<UnitFinding> Findings => _findings;

    /// <summary>The units of all but the ambiguous hyperparameters; null where the rule contradicts itself.</summary>
    public UnitInference? Inference { get; }

    /// <summary>Whether a hyperparameter has another unit in one place than in another.</summary>
    public bool IsAmbiguous(int hyperparameter) => _ambiguous.Contains(hyperparameter);

    public static UnitCheck Of(RuleModel rule) => new(rule);

    /// <summary>
    /// Looks for hyperparameters that would need two units: contradictions that vanish when each use has its own. What stays is an operator's.
    /// </summary>
    private UnitInference? Explain(UnitInference plain, List<UnitConstraint> conflicts)
    {
        List<int> suspects = [.. Enumerable.Range(0, _rule.Hyperparameters.Count)
            .Where(index => UsualUnits.CanHaveUnit(_rule.Hyperparameters[index]) && !IsComplemented(index))];
        if (suspects.Count > MostSuspects || FindConflicts(suspects) is { Count: > 0 })
        {
            ReportConflicts(plain, conflicts);
            return null;
        }

        // One is enough as a rule; otherwise as few as will do.
        int single = suspects.FindIndex(suspect => FindConflicts([suspect]).Count == 0);
        if (single >= 0)
        {
            suspects = [suspects[single]];
        }
        else
        {
            foreach (int suspect in suspects.ToArray())
            {
                List<int> fewer = [.. suspects.Where(other => other != suspect)];
                suspects = FindConflicts(fewer).Count == 0 ? fewer : suspects;
            }
        }

        UnitInference split = UnitInference.Of(_rule, suspects.Contains);
        foreach (int suspect in suspects)
        {
            _ambiguous.Add(suspect);
            _findings.Add(_write.TwoUnits(split, suspect));
        }

        return split;
    }

    private List<UnitConstraint> FindConflicts(List<int> split) => FindConflicts(UnitInference.Of(_rule, split.Contains));

    /// <summary>The contradictions, but for that of a parameter which is overwritten without being read: that is wrong whatever its unit.</summary>
    private List<UnitConstraint> FindConflicts(UnitInference inference) =>
        [.. inference.Conflicts.Where(conflict => conflict.Kind != UnitConstraintKind.ParameterAtEnd
            || DependsOn(conflict.Node, node => _rule.Graph.Nodes[node].Op == Op.Parameter))];

    /// <summary>Whether 1 − h occurs, or another sum with a plain number: then h is one, and not what is at fault.</summary>
    private bool IsComplemented(int hyperparameter) => _rule.Graph.Nodes.Any(node =>
        node.Op is Op.Add or Op.Subtract
        && ((IsPlainNumber(node.A) && IsHyperparameter(node.B, hyperparameter)) || (IsPlainNumber(node.B) && IsHyperparameter(node.A, hyperparameter))));

    private bool IsPlainNumber(int node) => _rule.Graph.Nodes[node] is { Op: Op.Literal, Value: not 0 };

    private bool IsHyperparameter(int node, int hyperparameter) => _rule.Graph.Nodes[node] is { Op: Op.Hyperparameter } leaf && leaf.A == hyperparameter;

    private void ReportConflicts(UnitInference inference, List<UnitConstraint> conflicts)
    {
        HashSet<int> reported = [];
        foreach (UnitConstraint conflict in conflicts)
        {
            // What is computed from a contradiction is likely to be its echo.
            if (conflict.Node < 0 || !DependsOn(conflict.Node, node => node != conflict.Node && reported.Contains(node)))
            {
                reported.Add(conflict.Node);
                _findings.Add(_write.Conflict(inference, conflict));
            }
        }
    }

    private void CheckUsualUnits()
    {
        if (Inference is null)
        {
            return;
        }

        List<UnitFinding> found = [];
        for (int index = 0; index < _rule.Hyperparameters.Count; index++)
        {
            UnitForm unit = Inference.OfHyperparameter(index);
            if (!IsAmbiguous(index) && unit.IsKnown && UsualUnits.Find(_rule.Hyperparameters[index]) is { } usual && !usual.Units.Any(unit.Equals))
            {
                found.Add(_write.Unusual(Inference, index, usual) with { MissingRoot = MissingRoot.Find(_rule.Graph, Inference, unit) });
            }
        }

        // They hang together: what is wrong with the learning rate shows in the weight decay and in epsilon too.
        UnitFinding? certain = found.Find(finding => finding.Descriptor.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        _findings.AddRange(certain is null ? found : [certain]);
    }

    private bool DependsOn(int node, Predicate<int> isMeant)
    {
        bool[] isPart = new bool[node + 1];
        isPart[node] = true;
        for (int index = node; index >= 0; index--)
        {
            if (!isPart[index])
            {
                continue;
            }

            if (isMeant(index))
            {
                return true;
            }

            for (int operand = 0; operand < _rule.Graph.Nodes[index].Arity; operand++)
            {
                isPart[_rule.Graph.Nodes[index].Operand(operand)] = true;
            }
        }

        return false;
    }
}
