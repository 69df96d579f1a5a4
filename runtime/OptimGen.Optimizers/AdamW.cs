namespace OptimGen.Optimizers;

/// <summary>Adam with decoupled weight decay.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.01.</para>
/// <para>λ is multiplied by the learning rate, as in PyTorch and optax; in the paper only by the schedule's factor.</para>
/// <para>When: The first thing to try, with weight decay; what most large models are trained with.</para>
/// <para>Loshchilov and Hutter, “Decoupled Weight Decay Regularization”, 2019, <see href="https://arxiv.org/abs/1711.05101"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.Decoupled, 1e-2)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-8)]
public sealed partial class AdamW;
