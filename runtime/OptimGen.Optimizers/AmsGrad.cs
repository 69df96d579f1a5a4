namespace OptimGen.Optimizers;

/// <summary>Adam whose second moment, as the step sees it, never falls.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// v̄ ← max(v̄, v)
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(v̄ / (1 − β₂ᵗ)) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.</para>
/// <para>As in PyTorch, the maximum is of the uncorrected moment and is corrected afterwards. The paper corrects nothing; optax takes the
/// maximum of the corrected moment; Keras takes this one in the reordered form.</para>
/// <para>The weight decay is added to the gradient (L2), as in PyTorch, and so enters both moments.</para>
/// <para>When: Where rare large gradients matter and Adam forgets them.</para>
/// <para>Reddi, Kale and Kumar, “On the Convergence of Adam and Beyond”, 2018, <see href="https://arxiv.org/abs/1904.09237"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999, RunningMaximum = true)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-8)]
public sealed partial class AmsGrad;
