namespace OptimGen;

/// <summary>What a first moment collects.</summary>
public enum MomentOf
{
    /// <summary>Gradients: the moment acts before the step is formed.</summary>
    Gradient,

    /// <summary>Steps: u ← m ← β·m + u, after <see cref="StepForm"/> has formed u (RMSprop with momentum).</summary>
    /// <remarks>
    /// Only with <see cref="FirstMomentForm.Accumulate"/>; the step form then reads the gradient as n, and the moment is never
    /// bias-corrected.
    /// </remarks>
    Step,
}
