namespace OptimGen.Optimizers;

/// <summary>Adam that turns into gradient descent: each element's rate is held between bounds that close in on one rate for all.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// φ′ = φ·α / α₀
/// η = clamp(α·√(1 − β₂ᵗ) / (1 − β₁ᵗ) / (√v + ε), φ′·(1 − 1 / (γ·t + 1)), φ′·(1 + 1 / (γ·t)))
/// x ← x − η·m
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, φ <c>FinalRate</c> 0.1, γ <c>Gamma</c> 0.001, ε
/// <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.</para>
/// <para>α₀ is the learning rate when the state was created, so a schedule scales the bounds too. As in the authors' code, where φ is
/// <c>final_lr</c>, the weight decay is added to the gradient; <see cref="AdaBoundW"/> keeps it apart. ε stands before the
/// correction.</para>
/// <para>When: Where Adam starts well and gradient descent ends better.</para>
/// <para>Luo, Xiong, Liu and Sun, “Adaptive Gradient Methods with Dynamic Bound of Learning Rate”, 2019,
/// <see href="https://arxiv.org/abs/1902.09843"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-8, EpsilonPlacement = EpsilonPlacement.Reordered)]
[ClipStep(FinalRate = 0.1, Gamma = 1e-3)]
public sealed partial class AdaBound;
