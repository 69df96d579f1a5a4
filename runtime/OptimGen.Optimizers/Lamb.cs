namespace OptimGen.Optimizers;

/// <summary>Adam whose step in each tensor is as long as the tensor's weights, times the rate: for large batches.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// u = m / (√v + ε) + λ·x
/// r = ‖x‖ and ‖u‖ positive ? min(‖x‖, N) / ‖u‖ : 1
/// x ← x − α·r·u
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, N <c>NormLimit</c> 10, ε <c>Epsilon</c> 1e-6, λ
/// <c>WeightDecay</c> 0.</para>
/// <para>As in version 3 of the paper, neither moment is corrected; <see cref="LambCorrected"/> corrects both. ‖x‖ is that before the step.
/// The limit N of it is that of the implementation whose trajectories this rule equals; the paper leaves it open, Apex and TensorFlow have
/// none.</para>
/// <para>When: Batches of tens of thousands, as in pre-training of language models.</para>
/// <para>You and others, “Large Batch Optimization for Deep Learning: Training BERT in 76 Minutes”, 2020,
/// <see href="https://arxiv.org/abs/1904.00962"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-6)]
[WeightDecay(DecayForm.InStep, 0)]
[TrustRatio(NormLimit = 10)]
public sealed partial class Lamb;
