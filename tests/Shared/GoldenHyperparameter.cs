namespace OptimGen.Tests.Shared;

/// <summary>A hyperparameter under both names.</summary>
/// <param name="Property">The optimizer's property.</param>
/// <param name="Path">Where its value is in a trajectory's <c>hyperparameters</c>: <c>lr</c>, <c>betas[0]</c>; null where it is not.</param>
/// <param name="Fixed">What the recorded implementation has in its place, where that is no setting there.</param>
internal sealed record GoldenHyperparameter(string Property, string? Path, double Fixed = double.NaN)
{
    /// <summary>Its value in a trajectory.</summary>
    public double In(GoldenTrajectory trajectory) => Path is null ? Fixed : trajectory.Hyperparameter(Path);
}
