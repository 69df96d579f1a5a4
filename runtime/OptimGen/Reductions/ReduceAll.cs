namespace OptimGen;

/// <summary>
/// One value from all elements of all tensors that are stepped together: a set's, or the one tensor's where it is stepped alone.
/// </summary>
/// <remarks>As <see cref="Reduce"/>; tensors are combined in the order in which they were added to their set.</remarks>
public static class ReduceAll
{
    /// <summary>The sum over all elements of all tensors.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>; 0 for an empty set.</returns>
    public static double Sum(double value) => ReductionSweep.Next(Reduction.Sum, ReductionSweep.Part.Tensor, value);

    /// <summary>The mean over all elements of all tensors.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>; NaN for an empty set.</returns>
    public static double Mean(double value) => ReductionSweep.Next(Reduction.Mean, ReductionSweep.Part.Tensor, value);

    /// <summary>The Euclidean norm: the root of the sum of squares over all elements of all tensors.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>; 0 for an empty set.</returns>
    public static double Norm(double value) => ReductionSweep.Next(Reduction.Norm, ReductionSweep.Part.Tensor, value);

    /// <summary>The root of the mean of squares over all elements of all tensors.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>; NaN for an empty set.</returns>
    public static double Rms(double value) => ReductionSweep.Next(Reduction.Rms, ReductionSweep.Part.Tensor, value);

    /// <summary>The largest value, NaN where any is over all elements of all tensors.</summary>
    /// <param name="value">The value of one element.</param>
    /// <returns>In the unit of <paramref name="value"/>; −∞ for an empty set.</returns>
    public static double Max(double value) => ReductionSweep.Next(Reduction.Max, ReductionSweep.Part.Tensor, value);
}
