using System;

namespace OptimGen;

/// <summary>
/// Where <see cref="StepForm.Ratio"/> adds ε. n and w are the moments before correction, c₁ = 1 − β₁ᵗ and c₂ = 1 − β₂ᵗ, 1 without
/// correction.
/// </summary>
/// <remarks>
/// At most one of <see cref="Outside"/>, <see cref="Inside"/> and <see cref="Reordered"/>; <see cref="InState"/> combines with them.
/// </remarks>
[Flags]
public enum EpsilonPlacement
{
    /// <summary>u = (n/c₁) / √(w/c₂): no ε. A gradient that was always 0 gives 0/0, NaN.</summary>
    None = 0,

    /// <summary>u = (n/c₁) / (√(w/c₂) + ε): the paper's and the most common form. ε has the gradient's unit.</summary>
    Outside = 1,

    /// <summary>u = (n/c₁) / √(w/c₂ + ε). ε has the squared gradient's unit: 1e-8 here acts like 1e-4 outside.</summary>
    Inside = 2,

    /// <summary>
    /// x ← x − (α·√c₂/c₁)·n / (√w + ε): the correction moves into the rate ("epsilon hat"), and ε weighs more in early steps.
    /// </summary>
    /// <remarks>Needs <see cref="BiasCorrectionAttribute"/>: without it this is <see cref="Outside"/>.</remarks>
    Reordered = 4,

    /// <summary>ε is added to the second moment as it is updated, at every step, and stays in it (AdaBelief, AdaMax).</summary>
    /// <remarks>With <see cref="SecondMomentForm.MaxOfAbsolutes"/> it is added to |g| inside the maximum.</remarks>
    InState = 8,
}
