namespace OptimGen.Optimizers;

/// <summary>Gradient descent along an exponential average of the gradients.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// m ← μ·m + (1 − μ)·g
/// x ← x − α·m
/// </code>
/// <para>α <c>LearningRate</c> 0.001, μ <c>Momentum</c> 0.9, λ <c>WeightDecay</c> 0.</para>
/// <para>Its steps are 1 − μ times those of <see cref="SgdMomentum"/>, so learning rates do not carry over. The average starts at zero and
/// is not corrected. PyTorch's dampening of μ is not this: its first step is the whole gradient.</para>
/// <para>When: As the heavy ball, where the learning rate should not depend on the momentum.</para>
/// <para>As in Ma and Yarats, “Quasi-hyperbolic momentum and Adam for deep learning”, 2019, with ν = 1,
/// <see href="https://arxiv.org/abs/1810.06801"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[Step(StepForm.Momentum)]
public sealed partial class SgdMomentumEma;
