namespace OptimGen.Optimizers;

/// <summary>LAMB with Adam's bias corrections, as factors of the rate.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// u = m / (√v + ε) + λ·x
/// r = ‖x‖ and ‖u‖ positive ? min(‖x‖, N) / ‖u‖ : 1
/// x ← x − α·√(1 − β₂ᵗ) / (1 − β₁ᵗ)·r·u
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, N <c>NormLimit</c> 10, ε <c>Epsilon</c> 1e-6, λ
/// <c>WeightDecay</c> 0.</para>
/// <para>The corrections stand outside the ratio, where they scale the step; inside, as Apex and TensorFlow have them, they change its
/// direction alone. <see cref="Lamb"/> has none, as in version 3 of the paper. ‖x‖ is that before the step. The limit N of it is that of
/// the implementation whose trajectories this rule equals; the paper leaves it open, Apex and TensorFlow have none.</para>
/// <para>When: As LAMB, without a warm-up long enough to do without corrections.</para>
/// <para>You and others, “Large Batch Optimization for Deep Learning: Training BERT in 76 Minutes”, 2020,
/// <see href="https://arxiv.org/abs/1904.00962"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-6, EpsilonPlacement = EpsilonPlacement.Reordered)]
[WeightDecay(DecayForm.InStep, 0)]
[TrustRatio(NormLimit = 10)]
public sealed partial class LambCorrected;
