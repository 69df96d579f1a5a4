namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>What is known of a state as an average.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Decay">The value that is its decay, for an average; otherwise −1.</param>
/// <param name="IsFromZero">Whether it starts at zero, or at a hyperparameter, which may be zero.</param>
internal readonly record struct StateAverage(AverageKind Kind, int Decay, bool IsFromZero);
