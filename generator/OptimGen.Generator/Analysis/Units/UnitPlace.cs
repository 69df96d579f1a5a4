namespace OptimGen.Generator.Analysis.Units;

/// <summary>A part of a rule: a node, a hyperparameter or a state; −1 for those it is not.</summary>
internal readonly record struct UnitPlace(int Node = -1, int Hyperparameter = -1, int State = -1)
{
    public static UnitPlace OfNode(int node) => new(Node: node);

    public static UnitPlace OfHyperparameter(int hyperparameter) => new(Hyperparameter: hyperparameter);

    public static UnitPlace OfState(int state) => new(State: state);
}
