using System;

namespace OptimGen;

/// <summary>Declared form: keeps a first moment m, an average or a sum of gradients (or of steps).</summary>
/// <remarks>
/// What the step reads is called n: the moment, or g + β·m with <see cref="Nesterov"/>. The steps <see cref="StepForm.Momentum"/>,
/// <see cref="StepForm.Ratio"/> and <see cref="StepForm.Sign"/> read n; without a first moment n is the gradient g itself.
/// </remarks>
/// <param name="form">How the moment is collected.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FirstMomentAttribute(FirstMomentForm form) : Attribute
{
    /// <summary>How the moment is collected.</summary>
    public FirstMomentForm Form { get; } = form;

    /// <summary>The default of the moment's decay β, in [0, 1); 0.9 where not given.</summary>
    public double Decay { get; set; } = 0.9;

    /// <summary>
    /// The default of the dampening d: the sum takes (1 − d)·g, but for step 1, which takes g undamped. 0 where not given.
    /// </summary>
    /// <remarks>Only with <see cref="FirstMomentForm.Accumulate"/>, and not with <see cref="Nesterov"/>.</remarks>
    public double Dampening { get; set; }

    /// <summary>True: the step reads n = g + β·m, the gradient once more after the moment has taken it (Nesterov's look ahead).</summary>
    /// <remarks>Only with <see cref="FirstMomentForm.Accumulate"/> without dampening. NAdam has a schedule of its own and is written in
    /// the rule form.</remarks>
    public bool Nesterov { get; set; }

    /// <summary>Whether the moment collects gradients, which is the default, or the finished steps.</summary>
    public MomentOf Of { get; set; }
}
