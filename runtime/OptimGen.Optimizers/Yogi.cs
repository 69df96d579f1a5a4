namespace OptimGen.Optimizers;

/// <summary>Adam whose second moment moves towards the squared gradient by a share of that square, and so falls slowly.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// m ← β₁·m + (1 − β₁)·g          from <c>InitialFirstMoment</c>
/// v ← v − (1 − β₂)·sign(v − g²)·g²          from <c>InitialSecondMoment</c>
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.01, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 0.001, <c>InitialFirstMoment</c> 1e-6,
/// <c>InitialSecondMoment</c> 1e-6, λ <c>WeightDecay</c> 0.</para>
/// <para>Adam's second moment falls by a share of itself, Yogi's by a share of g². Both moments start at one small number, and both are
/// corrected all the same, as in TensorFlow Addons and what follows it; optax starts both at 1e-6 too.</para>
/// <para>When: As Adam, where the second moment must not fall quickly: sparse gradients, federated learning.</para>
/// <para>Zaheer and others, “Adaptive Methods for Nonconvex Optimization”, 2018,
/// <see href="https://papers.nips.cc/paper/8186-adaptive-methods-for-nonconvex-optimization"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[SecondMoment(SecondMomentForm.SignedSquares, Decay = 0.999)]
[InitialMoments(1e-6, 1e-6)]
[BiasCorrection]
[Step(StepForm.Ratio, LearningRate = 1e-2, Epsilon = 1e-3)]
public sealed partial class Yogi;
