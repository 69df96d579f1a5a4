using System;

namespace OptimGen;

/// <summary>Declared form, required: what is subtracted from the parameter, x ← x − α·u.</summary>
/// <remarks>
/// The parts act in one fixed order, whatever the order of the attributes: L2 or decoupled decay, first moment, second moment, bias
/// correction, step, decay after the step.
/// </remarks>
/// <param name="form">How u is formed.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StepAttribute(StepForm form) : Attribute
{
    /// <summary>How u is formed.</summary>
    public StepForm Form { get; } = form;

    /// <summary>The default of the learning rate α, in [0, ∞); 0.001 where not given.</summary>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>
    /// The default of ε, which keeps a denominator away from 0; 1e-8 where not given. Only <see cref="StepForm.Ratio"/> has one.
    /// </summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Where ε is added; by default outside the root. Only <see cref="StepForm.Ratio"/> has one.</summary>
    public EpsilonPlacement EpsilonPlacement { get; set; } = EpsilonPlacement.Outside;
}
