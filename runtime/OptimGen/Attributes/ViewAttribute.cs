using System;

namespace OptimGen;

/// <summary>
/// On a static method of an optimizer: a second form of the parameters, to evaluate a model with, such as the average of Schedule-Free.
/// </summary>
/// <remarks>
/// The method gives one element: its parameters are the rule's parameter, states and hyperparameters, by the names that they have in the rule,
/// each a plain value without default. For a method <c>Average</c>, the optimizer has <c>ReadAverage</c>, which writes the view into other memory, and
/// <c>SwapInAverage</c> and <c>SwapOutAverage</c>, which put it in the place of the parameters and take it back.
/// </remarks>
/// <example>
/// <code>
/// [View]
/// static double Average(double y, double z, double beta1) => y + (1 - 1 / beta1) * (z - y);
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ViewAttribute : Attribute;
