using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>The variables of a rule while its statements are written: which node each holds by now.</summary>
internal sealed class RuleVariables
{
    public const string ParameterSymbol = "x";
    public const string GradientSymbol = "g";
    public const string StepSymbol = "t";

    private readonly RuleBuilder _rule;
    private readonly IReadOnlyList<StateModel> _models;
    private readonly int[] _states;

    public RuleVariables(RuleBuilder rule, IReadOnlyList<StateModel> states)
    {
        _rule = rule;
        _models = states;
        _states = states.Select((state, index) => rule.State(RuleModel.LeafOf(state.Shape), index)).ToArray();
        Parameter = rule.Parameter();
        Gradient = rule.Gradient();
    }

    public int Parameter { get; private set; }

    public int Gradient { get; private set; }

    public int State(int index) => _states[index];

    public int SetLocal(string name, int node)
    {
        _rule.Assign(AssignmentTarget.Local, -1, name, node);
        return node;
    }

    public void SetParameter(int node)
    {
        _rule.Assign(AssignmentTarget.Parameter, -1, ParameterSymbol, node);
        Parameter = node;
    }

    public void SetGradient(int node)
    {
        _rule.Assign(AssignmentTarget.Gradient, -1, GradientSymbol, node);
        Gradient = node;
    }

    public void SetState(int index, int node)
    {
        _rule.Assign(AssignmentTarget.State, index, _models[index].Symbol, node);
        _states[index] = node;
    }

    public RuleGraph ToGraph() => _rule.ToGraph(Parameter, _states);
}
