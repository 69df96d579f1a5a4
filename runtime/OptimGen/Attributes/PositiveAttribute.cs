using System;

namespace OptimGen;

/// <summary>On a hyperparameter of an update rule: greater than zero and finite, (0, ∞).</summary>
/// <remarks>
/// Use it where the rule divides by the hyperparameter or takes its logarithm. Without it, zero is allowed. The property's setter throws
/// <see cref="ArgumentOutOfRangeException"/> for other values, NaN included.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PositiveAttribute : Attribute;
