namespace OptimGen.Optimizers;

/// <summary>Adam whose second moment is of the gradient's deviations from its own average: large steps where it is as expected.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·(g − m)² + ε
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-16, λ <c>WeightDecay</c> 0.</para>
/// <para>The deviation is from the new m. As in the authors' package, ε is added into the state at every step, where it piles up to ε / (1
/// − β₂), and a second time outside the root. optax calls the first of them <c>eps_root</c>. The package rectifies by default: that is
/// <see cref="AdaBeliefRectified"/>.</para>
/// <para>When: Where Adam is used; it takes longer steps where gradients are steady, and cares more about ε.</para>
/// <para>Zhuang and others, “AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients”, 2020,
/// <see href="https://arxiv.org/abs/2010.07468"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.Decoupled, 0)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfDeviations, Decay = 0.999)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-16, EpsilonPlacement = EpsilonPlacement.InState | EpsilonPlacement.Outside)]
public sealed partial class AdaBelief;
