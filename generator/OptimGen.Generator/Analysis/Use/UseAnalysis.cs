using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Use;

/// <summary>Whether every part of a rule is used: states read and written, hyperparameters, parameter and gradient.</summary>
internal static class UseAnalysis
{
    /// <summary>What is wrong, in the order of the declaration.</summary>
    public static IReadOnlyList<UseFinding> Find(RuleModel rule)
    {
        CanonicalValues values = new(rule.Graph);
        if (values[values.Of(rule.Graph.Parameter)].Op == Op.Parameter)
        {
            // Nothing else matters to a parameter that never moves: the rest would be echoes.
            return [new UseFinding(UseFault.UnmovedParameter)];
        }

        List<UseFinding> findings = [];
        foreach (int arm in Overwriting.Find(rule, values))
        {
            findings.Add(new UseFinding(UseFault.OverwrittenParameter, Node: arm));
        }

        Liveness liveness = new(rule, values);
        if (!Enumerable.Range(0, System.Math.Max(1, rule.Phases.Count)).Any(phase => liveness.Reaches(new Node(Op.Gradient, phase == 0 ? -1 : phase))))
        {
            findings.Add(new UseFinding(UseFault.UnreadGradient));
        }

        bool isOverwritten = findings.Any(finding => finding.Fault == UseFault.OverwrittenParameter);
        FindStates(rule, values, liveness, isOverwritten, findings);
        if (!isOverwritten)
        {
            // Otherwise it may matter to the value that is lost.
            FindHyperparameters(rule, values, findings);
        }

        return findings;
    }

    private static void FindStates(RuleModel rule, CanonicalValues values, Liveness liveness, bool isOverwritten, List<UseFinding> findings)
    {
        int[] equal = EqualStates.Find(rule);
        bool[] read = values.ReachedFrom([values.Of(rule.Graph.Parameter), .. Updates(rule, values)]);
        for (int state = 0; state < rule.States.Count; state++)
        {
            int leaf = values.Find(rule.LeafOf(state));
            bool isWritten = values.Of(rule.Graph.States[state]) != leaf;
            if (!liveness.IsLive(state))
            {
                if (isOverwritten)
                {
                    continue;
                }

                bool isRead = leaf >= 0 && read[leaf];
                findings.Add(new UseFinding(!isWritten ? UseFault.UnusedState : isRead ? UseFault.UselessState : UseFault.UnreadState, state));
            }
            else if (isWritten && equal[state] != state && liveness.IsLive(equal[state]))
            {
                findings.Add(new UseFinding(UseFault.EqualState, state, equal[state]));
            }
            else if (rule.Graph.Carried.Contains(state))
            {
                continue;
            }
            else if (!isWritten && rule.States[state].Initially is not (InitialValueKind.Parameter or InitialValueKind.Construction))
            {
                // One that stays what the parameter was at the start is an anchor: no hyperparameter could take its place.
                findings.Add(new UseFinding(UseFault.UnwrittenState, state));
            }
        }
    }

    /// <summary>A hyperparameter of a state that nothing reads is no finding of its own: the state is.</summary>
    private static void FindHyperparameters(RuleModel rule, CanonicalValues values, List<UseFinding> findings)
    {
        bool[] read = values.ReachedFrom([values.Of(rule.Graph.Parameter), .. Updates(rule, values)]);
        HashSet<int> initial = [];
        foreach (StateModel state in rule.States)
        {
            initial.Add(state.InitialHyperparameter);
        }

        for (int index = 0; index < rule.Hyperparameters.Count; index++)
        {
            int leaf = values.Find(new Node(Op.Hyperparameter, index));
            if ((leaf < 0 || !read[leaf]) && !initial.Contains(index))
            {
                findings.Add(new UseFinding(UseFault.UselessHyperparameter, index));
            }
        }
    }

    private static IEnumerable<int> Updates(RuleModel rule, CanonicalValues values)
    {
        foreach (int root in rule.Graph.Roots)
        {
            yield return values.Of(root);
        }

        foreach (int update in rule.Graph.States)
        {
            yield return values.Of(update);
        }
    }
}
