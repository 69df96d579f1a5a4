using System;

namespace OptimGen;

/// <summary>On a hyperparameter of an update rule: the decay of an average, in [0, 1).</summary>
/// <remarks>
/// A decay has no unit. An average with decay β forgets half of what it holds in ln 2 / (1 − β) steps; 1 would never learn anything and is
/// therefore refused. The property's setter throws <see cref="ArgumentOutOfRangeException"/> for other values, NaN included.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DecayAttribute : Attribute;
