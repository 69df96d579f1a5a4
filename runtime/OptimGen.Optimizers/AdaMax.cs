namespace OptimGen.Optimizers;

/// <summary>Adam with the largest gradient, fading, in place of the root mean square.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// m ← β₁·m + (1 − β₁)·g
/// v ← max(β₂·v, |g| + ε)
/// x ← x − α·(m / (1 − β₁ᵗ)) / v
/// </code>
/// <para>α <c>LearningRate</c> 0.002, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.</para>
/// <para>ε stands inside the maximum and stays in the state, as in PyTorch. The paper has none and divides zero by zero where a gradient
/// has always been zero; Keras adds it to the denominator.</para>
/// <para>When: Where a few gradients are far larger than the others, as in embeddings.</para>
/// <para>Kingma and Ba, “Adam: A Method for Stochastic Optimization”, 2015, <see href="https://arxiv.org/abs/1412.6980"/>, section
/// 7.1.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.MaxOfAbsolutes, Decay = 0.999)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 2e-3, Epsilon = 1e-8, EpsilonPlacement = EpsilonPlacement.InState)]
public sealed partial class AdaMax;
