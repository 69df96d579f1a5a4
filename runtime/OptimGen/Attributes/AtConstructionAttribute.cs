using System;

namespace OptimGen;

/// <summary>
/// On a plain <c>double</c> without default of an update rule: the value that a hyperparameter had when the state of the tensor was created.
/// </summary>
/// <remarks>
/// It stays what it was when a schedule changes the hyperparameter, and it is part of the state, so that checkpoints keep it. Range
/// attributes beside it say what it may be: <c>CreateState</c> throws <see cref="InvalidOperationException"/> for another value. Without one,
/// it is in the hyperparameter's own range.
/// </remarks>
/// <example>
/// <code>
/// [UpdateRule]
/// static void Update(
///     ref double x, double g,
///     [AtConstruction(nameof(learningRate)), Positive] double initialRate,
///     double learningRate = 1e-3, double finalRate = 0.1)
/// {
///     double bound = finalRate * learningRate / initialRate;      // scaled by a schedule as the learning rate is
/// </code>
/// </example>
/// <param name="name">The name of the hyperparameter, a <c>double</c> or <c>int</c> of the same method; write it with <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AtConstructionAttribute(string name) : Attribute
{
    /// <summary>The name of the hyperparameter.</summary>
    public string Name { get; } = name;
}
