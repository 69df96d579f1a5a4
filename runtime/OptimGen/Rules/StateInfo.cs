namespace OptimGen;

/// <summary>A state of a rule, as data.</summary>
/// <param name="Name">The name by which <see cref="OptimizerState.Values{T}"/> finds it and checkpoints store it.</param>
/// <param name="Symbol">Its letter in <see cref="RuleInfo.Formula"/>, such as v.</param>
/// <param name="Initially">What it is when step 1 begins: a number, the name of a hyperparameter, <c>x</c> for the parameter, or which hyperparameter it keeps.</param>
/// <param name="Shape">What it has one value for.</param>
public sealed record StateInfo(string Name, string Symbol, string Initially, StateShape Shape = StateShape.Element);
