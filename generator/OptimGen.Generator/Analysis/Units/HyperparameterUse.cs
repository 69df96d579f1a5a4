namespace OptimGen.Generator.Analysis.Units;

/// <summary>One place where a hyperparameter is used, with a unit of its own.</summary>
/// <param name="Hyperparameter">Which hyperparameter.</param>
/// <param name="User">The operation that takes it; −1 where a state starts or ends as it.</param>
/// <param name="State">That state; otherwise −1.</param>
/// <param name="Unit">Its unit there.</param>
internal sealed record HyperparameterUse(int Hyperparameter, int User, int State, UnitForm Unit);
