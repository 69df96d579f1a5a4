namespace OptimGen;

/// <summary>Which moments <see cref="BiasCorrectionAttribute"/> corrects. β₁ and β₂ are their decays, t the step, from 1.</summary>
public enum CorrectedMoments
{
    /// <summary>Those of the two that are averages (Adam: both; AdaMax: the first).</summary>
    Both,

    /// <summary>n ← n / (1 − β₁ᵗ) alone. An error where the first moment is no average of gradients.</summary>
    First,

    /// <summary>w ← w / (1 − β₂ᵗ) alone. An error where the second moment is no average.</summary>
    Second,
}
