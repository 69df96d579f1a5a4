namespace OptimGen;

/// <summary>Where <see cref="WeightDecayAttribute"/> acts. α is the learning rate, λ the weight decay, x the parameter.</summary>
public enum DecayForm
{
    /// <summary>
    /// g ← g + λ·x, first of all: the gradient of ½·λ·x² joins the loss's, and goes through moments and ratio like it.
    /// </summary>
    /// <remarks>
    /// Usual with SGD. With <see cref="StepForm.Ratio"/> the ratio divides the decay too; there <see cref="Decoupled"/> is usual
    /// today. λ has the gradient's unit divided by the parameter's.
    /// </remarks>
    L2,

    /// <summary>x ← x − α·λ·x, before the step: independent of gradients and moments (AdamW).</summary>
    /// <remarks>
    /// α is the learning rate itself, without the factor of bias correction. λ has the inverse of the parameter's unit where the
    /// learning rate has the parameter's.
    /// </remarks>
    Decoupled,

    /// <summary>x ← x − α·λ·x, after the step, on the new x.</summary>
    /// <remarks>
    /// The order of one widespread implementation of AdamW. It differs from <see cref="Decoupled"/> by α·λ times the step.
    /// </remarks>
    DecoupledAfter,

    /// <summary>
    /// u ← u + λ·x, where u is what <see cref="StepForm"/> gives: the decay is part of the step that the rate multiplies (LAMB).
    /// </summary>
    /// <remarks>
    /// x ends as with <see cref="Decoupled"/> but for round-off; with <see cref="EpsilonPlacement.Reordered"/> the rate's factor of bias
    /// correction multiplies the decay too.
    /// </remarks>
    InStep,
}
