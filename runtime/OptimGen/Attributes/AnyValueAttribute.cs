using System;

namespace OptimGen;

/// <summary>On a hyperparameter of an update rule: any finite number, negative ones included.</summary>
/// <remarks>
/// Without an attribute a hyperparameter must be in [0, ∞). The property's setter throws <see cref="ArgumentOutOfRangeException"/> for NaN
/// and infinities.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AnyValueAttribute : Attribute;
