namespace OptimGen.Optimizers;

/// <summary>The average gradient over the root of the average squared gradient, both freed of their bias towards zero.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// m ← β₁·m + (1 − β₁)·g
/// v ← β₂·v + (1 − β₂)·g²
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.</para>
/// <para>The weight decay is added to the gradient (L2), as in PyTorch, and so enters both moments. <see cref="AdamW"/> keeps it
/// apart.</para>
/// <para>Algorithm 1 of the paper. ε stands outside the corrected root, as there and in PyTorch; Keras has the form of
/// <see cref="AdamReordered"/>, with 1e-7.</para>
/// <para>When: The first thing to try, with little or no weight decay.</para>
/// <para>Kingma and Ba, “Adam: A Method for Stochastic Optimization”, 2015, <see href="https://arxiv.org/abs/1412.6980"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-8)]
public sealed partial class Adam;
