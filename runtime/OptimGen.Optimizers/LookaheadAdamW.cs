namespace OptimGen.Optimizers;

/// <summary>AdamW, drawn back every few steps towards slow weights.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// t mod k = 0:  x ← slow + a·(x − slow), slow ← x
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.01, k
/// <c>SyncPeriod</c> 5, a <c>SlowStepSize</c> 0.8.</para>
/// <para>slow starts as the parameter. The step in between is <see cref="AdamW"/>'s, whose moments are left as they are where the weights
/// are drawn back. 0.8 is the default of the authors' code; the paper has 0.5. With a = 1 it is <see cref="AdamW"/> itself.
/// <c>[Lookahead]</c> does the same for any rule of one's own.</para>
/// <para>When: Where AdamW's end result varies from run to run.</para>
/// <para>Zhang, Lucas, Hinton and Ba, “Lookahead Optimizer: k Steps Forward, 1 Step Back”, 2019,
/// <see href="https://arxiv.org/abs/1907.08610"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.Decoupled, 1e-2)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-8)]
[Lookahead(5, 0.8)]
public sealed partial class LookaheadAdamW;
