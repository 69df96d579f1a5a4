namespace Trajectories.Paths;

/// <summary>Optimizers that resemble each other: those of one panel.</summary>
internal enum Family
{
    /// <summary>The gradient itself, or a running sum of gradients.</summary>
    Gradient,

    /// <summary>The gradient over the root of its squares.</summary>
    ScaledGradient,

    /// <summary>Signs of gradients or of their sums.</summary>
    Sign,

    /// <summary>An average gradient over the root of averaged squares.</summary>
    Adam,

    /// <summary>Adam with a rate that is held back.</summary>
    BoundedAdam,

    /// <summary>Adam with weight decay apart from the gradient, and what was built on it.</summary>
    AdamW,

    /// <summary>Other averages, and steps as long as the tensor allows.</summary>
    OtherMoments,

    /// <summary>A second, slower copy of the parameters.</summary>
    SlowWeights,

    /// <summary>A rate that follows from the parameters or from the way so far.</summary>
    OwnRate,
}
