namespace OptimGen.Generator.Reading.Declared;

/// <summary>One class in the declared form, as it stands there: each slot at most once, nothing judged yet.</summary>
/// <param name="Optimizer">The attribute that makes it an optimizer.</param>
/// <param name="Maximize">Whether the gradient is taken with the opposite sign.</param>
/// <param name="ClipGradient">The bounds of the gradient.</param>
/// <param name="WeightDecay">The weight decay.</param>
/// <param name="FirstMoment">The first moment.</param>
/// <param name="SecondMoment">The second moment.</param>
/// <param name="InitialMoments">What the moments are before step 1, where it is not zero.</param>
/// <param name="BiasCorrection">The bias correction.</param>
/// <param name="Step">The step; null where it is missing, which is an error.</param>
/// <param name="ClipStep">The bounds of each element's rate.</param>
/// <param name="Cautious">Whether only elements whose step agrees with the gradient take it.</param>
/// <param name="TrustRatio">What is scaled by the tensor's norm.</param>
/// <param name="Lookahead">The slow weights.</param>
internal sealed record Slots(
    SlotAttribute Optimizer,
    MaximizeSlot? Maximize,
    ClipGradientSlot? ClipGradient,
    WeightDecaySlot? WeightDecay,
    FirstMomentSlot? FirstMoment,
    SecondMomentSlot? SecondMoment,
    InitialMomentsSlot? InitialMoments,
    BiasCorrectionSlot? BiasCorrection,
    StepSlot? Step,
    ClipStepSlot? ClipStep,
    CautiousSlot? Cautious,
    TrustRatioSlot? TrustRatio,
    LookaheadSlot? Lookahead)
{
    /// <summary>Whether the first moment is an exponential average of the gradient: what β₁ and c₁ belong to.</summary>
    public bool AveragesGradient => FirstMoment is { Form: FirstMomentForm.Ema, Of: MomentOf.Gradient };

    /// <summary>Whether the second moment is an exponential average: what c₂ belongs to.</summary>
    public bool AveragesSquares =>
        SecondMoment is { Form: SecondMomentForm.EmaOfSquares or SecondMomentForm.EmaOfDeviations or SecondMomentForm.SignedSquares };

    /// <summary>Whether the first moment is divided by c₁.</summary>
    public bool CorrectsFirst => BiasCorrection is { Of: not CorrectedMoments.Second } && AveragesGradient;

    /// <summary>Whether the second moment is divided by c₂.</summary>
    public bool CorrectsSecond => BiasCorrection is { Of: not CorrectedMoments.First } && AveragesSquares;

    /// <summary>Whether both corrections go into the rate. Without a correction of the second moment that would change nothing.</summary>
    public bool IsReordered => Step is { Form: StepForm.Ratio } && Step.HasEpsilon(EpsilonPlacement.Reordered) && CorrectsSecond;

    /// <summary>Whether the first moment has a value before step 1 that step 1 reads: with dampening, step 1 starts it anew.</summary>
    public bool ReadsInitialFirstMoment => FirstMoment is { Dampening: null };
}
