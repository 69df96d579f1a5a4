using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Use;

/// <summary>
/// What the parameter depends on, now or in a later step: a state that only feeds itself, or states that feed each other alone, are not
/// among it.
/// </summary>
internal sealed class Liveness
{
    private readonly CanonicalValues _values;
    private readonly bool[] _states;
    private readonly bool[] _reached;

    public Liveness(RuleModel rule, CanonicalValues values)
    {
        _values = values;
        _states = new bool[rule.States.Count];
        List<int> roots = [values.Of(rule.Graph.Parameter), .. rule.Graph.Roots.Select(values.Of)];
        _reached = values.ReachedFrom([.. roots]);
        foreach (int state in rule.Graph.Carried)
        {
            // One phase reads what another leaves: that is use enough.
            _states[state] = true;
            roots.Add(values.Of(rule.Graph.States[state]));
        }

        for (bool grows = true; grows;)
        {
            grows = false;
            for (int state = 0; state < _states.Length; state++)
            {
                if (!_states[state] && Reaches(rule.LeafOf(state)))
                {
                    _states[state] = true;
                    grows = true;
                    roots.Add(values.Of(rule.Graph.States[state]));
                }
            }

            if (grows)
            {
                _reached = values.ReachedFrom([.. roots]);
            }
        }
    }

    /// <summary>Whether the parameter depends on a state.</summary>
    public bool IsLive(int state) => _states[state];

    /// <summary>Whether the parameter depends on a leaf.</summary>
    public bool Reaches(Node leaf) => _values.Find(leaf) is >= 0 and int value && _reached[value];
}
