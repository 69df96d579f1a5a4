using System;

namespace OptimGen;

/// <summary>Declared form: pulls parameters towards zero. λ is the property <c>WeightDecay</c> of the optimizer.</summary>
/// <remarks>Combines with every step form. λ = 0 switches it off without changing anything else.</remarks>
/// <param name="form">Where the decay acts.</param>
/// <param name="value">The default of λ, in [0, ∞). Its unit depends on the form.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WeightDecayAttribute(DecayForm form, double value) : Attribute
{
    /// <summary>Where the decay acts.</summary>
    public DecayForm Form { get; } = form;

    /// <summary>The default of λ.</summary>
    public double Value { get; } = value;
}
