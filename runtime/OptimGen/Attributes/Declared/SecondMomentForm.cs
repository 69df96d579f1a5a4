namespace OptimGen;

/// <summary>How <see cref="SecondMomentAttribute"/> collects. v is the moment, g the gradient, m the first moment, β₂ the decay.</summary>
public enum SecondMomentForm
{
    /// <summary>v ← β₂·v + (1 − β₂)·g²: an average of squares (RMSprop, Adam).</summary>
    /// <remarks>It starts at 0 and is too small at first; <see cref="BiasCorrectionAttribute"/> repairs that.</remarks>
    EmaOfSquares,

    /// <summary>v ← v + g²: nothing is forgotten, so steps only get shorter (AdaGrad).</summary>
    /// <remarks>Good for rare features. Never bias-corrected. <see cref="InitialMomentsAttribute"/> may give the sum a start.</remarks>
    SumOfSquares,

    /// <summary>v ← max(β₂·v, |g|), with <see cref="EpsilonPlacement.InState"/> max(β₂·v, |g| + ε): a decaying maximum (AdaMax).</summary>
    /// <remarks>The denominator is v itself, without a root. Never bias-corrected: the maximum is right from step 1.</remarks>
    MaxOfAbsolutes,

    /// <summary>v ← β₂·v + (1 − β₂)·(g − m)², with the new m: how far gradients stray from their average (AdaBelief).</summary>
    /// <remarks>Needs <see cref="FirstMomentForm.Ema"/> of the gradient.</remarks>
    EmaOfDeviations,

    /// <summary>v ← v − (1 − β₂)·sign(v − g²)·g²: moves towards g² by steps of g²'s size, not of the distance (Yogi).</summary>
    /// <remarks>Steps grow back slower than Adam's after large gradients. Usually with <see cref="InitialMomentsAttribute"/>.</remarks>
    SignedSquares,
}
