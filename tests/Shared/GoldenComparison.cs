using System;
using System.Collections.Generic;

namespace OptimGen.Tests.Shared;

/// <summary>How near a computed trajectory must be to a recorded one.</summary>
internal static class GoldenComparison
{
    /// <summary>In double, orders of operations and fused operations differ by far less than this.</summary>
    public const double DoubleTolerance = 1e-12;

    /// <summary>In float, with everything that is the same for all elements computed in double.</summary>
    public const double SingleTolerance = 1e-5;

    /// <summary>
    /// The first element of the first step that is too far off, as a sentence; null where there is none. Each element is measured by the
    /// largest of the two values and of what the recorded one has been: after a large step is undone, its rounding stays.
    /// </summary>
    public static string? FindDeviation(GoldenTrajectory trajectory, IReadOnlyList<double[]> parameters, double tolerance)
    {
        double[] largest = new double[trajectory.InitialParameters.Count];
        for (int step = 0; step < trajectory.Parameters.Count; step++)
        {
            for (int element = 0; element < largest.Length; element++)
            {
                double expected = trajectory.Parameters[step][element];
                double actual = parameters[step][element];
                largest[element] = Math.Max(largest[element], Math.Abs(expected));
                if (!IsNear(expected, actual, largest[element], tolerance))
                {
                    return $"{trajectory.Name}: after step {step + 1}, element {element} is {actual:R} instead of {expected:R}";
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The first element of a final state that is too far off, as a sentence; null where there is none. In double a state is measured by
    /// itself; in float, where an average of gradients of both signs keeps the rounding of larger ones, by the largest it has been.
    /// </summary>
    public static string? FindDeviation(
        GoldenTrajectory trajectory, GoldenState state, IReadOnlyList<double> values, double tolerance, IReadOnlyList<double>? largest = null)
    {
        double[] recorded = trajectory.FinalState(state.Reference);
        double[] expected = state.Negated ? Array.ConvertAll(recorded, value => -value) : recorded;
        for (int element = 0; element < expected.Length; element++)
        {
            if (!IsNear(expected[element], values[element], largest?[element] ?? 0, tolerance))
            {
                return $"{trajectory.Name}: element {element} of {state.Name} ends as {values[element]:R} instead of {expected[element]:R}";
            }
        }

        return null;
    }

    // Written so that a NaN is not near anything.
    private static bool IsNear(double expected, double actual, double scale, double tolerance) =>
        Math.Abs(expected - actual) <= tolerance * Math.Max(scale, Math.Max(Math.Abs(expected), Math.Abs(actual)));
}
