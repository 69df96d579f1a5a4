namespace OptimGen.Generator.Analysis.Use;

/// <summary>One part of a rule that is not used as it should be.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Index">Which state or hyperparameter; otherwise −1.</param>
/// <param name="Other">Which other state; otherwise −1.</param>
/// <param name="Node">The node at fault; otherwise −1.</param>
internal readonly record struct UseFinding(UseFault Fault, int Index = -1, int Other = -1, int Node = -1);
