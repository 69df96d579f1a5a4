using System;

namespace OptimGen;

/// <summary>
/// Makes a state of an update rule one value for the whole tensor instead of one per element: a product of a schedule, say. It is kept in
/// <see cref="double"/>, whatever the parameters' type.
/// </summary>
/// <remarks>
/// Every element must leave the same value in it: it is computed from hyperparameters, the step number and other uniform states.
/// <code>
/// [UpdateRule]
/// private static void Update(ref double x, double g, [Uniform, Initially(1)] ref double product, double learningRate = 1e-3, [Decay] double decay = 0.9)
/// {
///     product *= decay;
///     x -= learningRate * (1 - product) * g;
/// }
/// </code>
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UniformAttribute : Attribute
{
}
