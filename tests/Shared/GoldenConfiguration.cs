using System.Collections.Generic;

namespace OptimGen.Tests.Shared;

/// <summary>Which optimizer of the catalogue a recorded configuration is, and how their names meet.</summary>
/// <param name="Name">The configuration's name: the files are called <c>Name.Case.json</c>.</param>
/// <param name="Cases">Its cases that this optimizer reproduces, one letter each.</param>
/// <param name="Optimizer">The class in <c>OptimGen.Optimizers</c>.</param>
/// <param name="Hyperparameters">The hyperparameters to set.</param>
/// <param name="States">The states to compare.</param>
/// <param name="SingleTolerance">How near it must be in float.</param>
/// <param name="HasSingleStates">Whether states too must be that near in float.</param>
internal sealed record GoldenConfiguration(
    string Name,
    string Cases,
    string Optimizer,
    IReadOnlyList<GoldenHyperparameter> Hyperparameters,
    IReadOnlyList<GoldenState> States,
    double SingleTolerance = GoldenComparison.SingleTolerance,
    bool HasSingleStates = true);
