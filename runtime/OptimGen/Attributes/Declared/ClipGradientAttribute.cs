using System;

namespace OptimGen;

/// <summary>
/// A slot: holds every element of the gradient between −κ and κ, before anything else reads it. κ is the property <c>ClipValue</c>.
/// </summary>
/// <remarks>
/// It acts on the raw gradient, before L2 decay is added to it. It may also stand on a class with an <see cref="UpdateRuleAttribute"/> method.
/// </remarks>
/// <param name="value">The default of κ, in (0, ∞). It has the gradient's unit.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipGradientAttribute(double value) : Attribute
{
    /// <summary>The default of κ.</summary>
    public double Value { get; } = value;
}
