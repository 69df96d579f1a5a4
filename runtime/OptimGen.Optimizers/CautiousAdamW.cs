namespace OptimGen.Optimizers;

/// <summary>AdamW that moves only where the momentum agrees with today's gradient.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// k = m·g > 0 ? 1 : 0            k ← k / max(mean(k), floor)
/// x ← x − α·√(1 − β₂ᵗ) / (1 − β₁ᵗ)·k·m / (√v + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, floor <c>MeanFloor</c> 0.001, ε <c>Epsilon</c> 1e-6, λ
/// <c>WeightDecay</c> 0.</para>
/// <para>Those that move move further, so that the step is as long as if all had. As in the authors' code, ε stands before the correction,
/// and the share of those that move counts as at least the floor; their first version divided by the number of those that move plus
/// one.</para>
/// <para>When: In place of AdamW, for one more pass over the gradients.</para>
/// <para>Liang and others, “Cautious Optimizers: Improving Training with One Line of Code”, 2024,
/// <see href="https://arxiv.org/abs/2411.16085"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.Decoupled, 0)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-6, EpsilonPlacement = EpsilonPlacement.Reordered)]
[Cautious(MeanFloor = 1e-3)]
public sealed partial class CautiousAdamW;
