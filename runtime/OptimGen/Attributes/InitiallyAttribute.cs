using System;

namespace OptimGen;

/// <summary>On a state of an update rule: what it is when step 1 begins. A state without this attribute is zero.</summary>
/// <remarks>Both forms mean the same as an assignment at the start of the rule's body that only step 1 executes.</remarks>
/// <example>
/// <code>
/// [UpdateRule]
/// static void Update(
///     ref double x, double g,
///     [Initially(0.1)] ref double sum,                    // a number
///     [Initially(nameof(x))] ref double slow,             // the parameter, before step 1 changes it
///     [Initially(nameof(stepSize))] ref double size,      // a hyperparameter
///     double stepSize = 0.01)
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class InitiallyAttribute : Attribute
{
    /// <summary>The state starts as a number.</summary>
    /// <param name="value">The number.</param>
    public InitiallyAttribute(double value) => Value = value;

    /// <summary>The state starts as another value of the rule: the parameter or a hyperparameter.</summary>
    /// <param name="name">The name of that parameter of the rule's method; write it with <c>nameof</c>.</param>
    public InitiallyAttribute(string name) => Name = name;

    /// <summary>The number that the state starts as; without meaning where <see cref="Name"/> is not null.</summary>
    public double Value { get; }

    /// <summary>The parameter of the rule's method whose value at step 1 the state starts as; null where it starts as a number.</summary>
    public string? Name { get; }
}
