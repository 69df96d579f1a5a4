namespace OptimGen.Tests.Shared;

/// <summary>A hyperparameter under both names.</summary>
/// <param name="Property">The optimizer's property.</param>
/// <param name="Path">Where its value is in a trajectory's <c>hyperparameters</c>: <c>lr</c>, <c>betas[0]</c>.</param>
internal sealed record GoldenHyperparameter(string Property, string Path);
