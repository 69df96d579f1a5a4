namespace OptimGen;

/// <summary>A hyperparameter of a rule, as data.</summary>
/// <param name="Name">The optimizer's property, such as <c>LearningRate</c>.</param>
/// <param name="Symbol">Its letter in <see cref="RuleInfo.Formula"/>, such as α.</param>
/// <param name="Default">The value of a new optimizer; 0 or 1 for false or true.</param>
/// <param name="Range">The values allowed, in words or as an interval such as <c>[0, 1)</c>.</param>
/// <param name="Description">What it does, in one sentence.</param>
/// <param name="Unit">
/// Its unit, made of X, the parameter's, and G, the gradient's, such as <c>X/G</c>; <c>1</c> for a plain number, <c>free</c> where the rule
/// fixes none, <c>X/[scale]</c> where it depends on the free unit of <c>scale</c>; empty where the rule's units contradict each other.
/// </param>
public sealed record HyperparameterInfo(string Name, string Symbol, double Default, string Range, string Description, string Unit);
