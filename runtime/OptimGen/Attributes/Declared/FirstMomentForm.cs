namespace OptimGen;

/// <summary>How <see cref="FirstMomentAttribute"/> collects. m is the moment, g the gradient, β the decay.</summary>
public enum FirstMomentForm
{
    /// <summary>m ← β·m + (1 − β)·g: an exponential moving average, of the gradient's size whatever β.</summary>
    /// <remarks>It starts at 0 and is too small at first; <see cref="BiasCorrectionAttribute"/> repairs that. The form of Adam.</remarks>
    Ema,

    /// <summary>m ← β·m + (1 − d)·g, and m ← g at step 1; d is <see cref="FirstMomentAttribute.Dampening"/>.</summary>
    /// <remarks>A decaying sum, up to 1 / (1 − β) times as large as the gradient: heavy ball, SGD with momentum. Never bias-corrected.
    /// For d = 0 step 1 is no exception, because m starts at 0.</remarks>
    Accumulate,
}
