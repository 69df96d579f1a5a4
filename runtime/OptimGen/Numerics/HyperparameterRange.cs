using System;
using System.ComponentModel;

namespace OptimGen;

/// <summary>The one wording of a refused hyperparameter. For generated setters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HyperparameterRange
{
    /// <summary>The exception for a value outside its range; the caller throws it.</summary>
    /// <param name="name">The hyperparameter's property.</param>
    /// <param name="value">The refused value.</param>
    /// <param name="range">The values allowed, such as <c>[0, 1)</c>.</param>
    public static Exception Error(string name, double value, string range) =>
        new ArgumentOutOfRangeException(name, value, $"{name} must be in {range}.");
}
