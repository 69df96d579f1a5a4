namespace OptimGen.Optimizers;

/// <summary>AdamW whose second moment, as the step sees it, never falls.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// v̄ ← max(v̄, v)
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(v̄ / (1 − β₂ᵗ)) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.01.</para>
/// <para>As in PyTorch, the maximum is of the uncorrected moment and is corrected afterwards. The paper corrects nothing; optax takes the
/// maximum of the corrected moment; Keras takes this one in the reordered form.</para>
/// <para>When: As AdamW, where its steps grow late in training.</para>
/// <para>Reddi, Kale and Kumar, “On the Convergence of Adam and Beyond”, 2018, <see href="https://arxiv.org/abs/1904.09237"/>, with the
/// decay of <see cref="AdamW"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.Decoupled, 1e-2)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999, RunningMaximum = true)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-8)]
public sealed partial class AdamWAmsGrad;
