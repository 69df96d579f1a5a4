namespace OptimGen.Optimizers;

/// <summary>AdamW as Hugging Face's library had it: the reordered form, and the decay after the step.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// s = α·√(1 − β₂ᵗ) / (1 − β₁ᵗ)
/// x ← x − s·m / (√v + ε)
/// x ← x − α·λ·x
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-6, λ <c>WeightDecay</c> 0.</para>
/// <para>The decay is of the new x, where <see cref="AdamW"/> takes it of the old one: they differ by α·λ times the step, and by the place
/// of ε.</para>
/// <para>When: To reproduce what was trained with older versions of Transformers.</para>
/// <para>Loshchilov and Hutter, “Decoupled Weight Decay Regularization”, 2019, <see href="https://arxiv.org/abs/1711.05101"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-6, EpsilonPlacement = EpsilonPlacement.Reordered)]
[WeightDecay(DecayForm.DecoupledAfter, 0)]
public sealed partial class AdamWAfter;
