using System;

namespace OptimGen;

/// <summary>On a hyperparameter of an update rule: from one number to another, both included.</summary>
/// <remarks>
/// The property's setter throws <see cref="ArgumentOutOfRangeException"/> for other values, NaN included. The name is not Range because
/// that collides with <see cref="Range"/>.
/// </remarks>
/// <param name="minimum">The smallest value allowed.</param>
/// <param name="maximum">The largest value allowed; not less than <paramref name="minimum"/>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BetweenAttribute(double minimum, double maximum) : Attribute
{
    /// <summary>The smallest value allowed.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The largest value allowed.</summary>
    public double Maximum { get; } = maximum;
}
