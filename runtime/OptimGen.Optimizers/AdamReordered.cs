namespace OptimGen.Optimizers;

/// <summary>Adam in the reordered form of its paper: both corrections go into the rate, so ε is another one.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// s = α·√(1 − β₂ᵗ) / (1 − β₁ᵗ)
/// x ← x − s·m / (√v + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8.</para>
/// <para>It equals <see cref="Adam"/> with an ε of ε / √(1 − β₂ᵗ), so early steps and small gradients differ. TensorFlow, Keras (with 1e-7)
/// and Hugging Face use this form; PyTorch does not.</para>
/// <para>It has no weight decay; <see cref="AdamWAfter"/> is the same with one.</para>
/// <para>When: To reproduce TensorFlow, Keras or Apex to the last digits.</para>
/// <para>Kingma and Ba, “Adam: A Method for Stochastic Optimization”, 2015, <see href="https://arxiv.org/abs/1412.6980"/>, section 2, last
/// paragraph.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-8, EpsilonPlacement = EpsilonPlacement.Reordered)]
public sealed partial class AdamReordered;
