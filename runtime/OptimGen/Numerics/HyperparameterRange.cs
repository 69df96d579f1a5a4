using System;
using System.ComponentModel;

namespace OptimGen;

/// <summary>The one wording of a refused hyperparameter, and conversions from numbers. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HyperparameterRange
{
    /// <summary>The exception for a value outside its range; the caller throws it.</summary>
    /// <param name="name">The hyperparameter's property.</param>
    /// <param name="value">The refused value.</param>
    /// <param name="range">The values allowed, such as <c>[0, 1)</c>.</param>
    public static Exception Error(string name, double value, string range) =>
        new ArgumentOutOfRangeException(name, value, $"{name} must be in {range}.");

    /// <summary>The exception for a place at which a rule has no hyperparameter; the caller throws it.</summary>
    /// <param name="index">The place asked for.</param>
    /// <param name="rule">The rule.</param>
    public static Exception NoSuchIndex(int index, RuleInfo rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new ArgumentOutOfRangeException(nameof(index), index, $"{rule.Name} has {rule.Hyperparameters.Count} hyperparameters.");
    }

    /// <summary>A number as an <c>int</c>, refused where it is none.</summary>
    /// <param name="name">The hyperparameter's property.</param>
    /// <param name="value">The number.</param>
    /// <param name="range">The values allowed, such as <c>[1, ∞)</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not whole, or too large.</exception>
    public static int ToInt32(string name, double value, string range) =>
        value >= int.MinValue && value <= int.MaxValue && value == Math.Truncate(value)
            ? (int)value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a whole number in {range}.");

    /// <summary>A number as a <c>bool</c>.</summary>
    /// <param name="name">The hyperparameter's property.</param>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is neither 0 nor 1.</exception>
    public static bool ToBoolean(string name, double value) => value switch
    {
        0 => false,
        1 => true,
        _ => throw new ArgumentOutOfRangeException(name, value, $"{name} must be 0 for false or 1 for true."),
    };
}
