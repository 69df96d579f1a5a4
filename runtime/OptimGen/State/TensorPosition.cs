namespace OptimGen;

/// <summary>Where a tensor stands in its training, beside the values of its states.</summary>
/// <param name="Step">The number of steps that it has taken; it may have come later than others of its set.</param>
/// <param name="Seed">Its <see cref="OptimizerState.Seed"/>.</param>
internal readonly record struct TensorPosition(long Step, ulong Seed);
