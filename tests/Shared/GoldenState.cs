namespace OptimGen.Tests.Shared;

/// <summary>A state under both names.</summary>
/// <param name="Name">The optimizer's name for it.</param>
/// <param name="Reference">Its name in a trajectory's <c>final_state</c>, or <c>hyperparameters.</c> and that of a setting that the state keeps.</param>
/// <param name="Negated">Whether it is kept there with the other sign.</param>
internal sealed record GoldenState(string Name, string Reference, bool Negated = false);
