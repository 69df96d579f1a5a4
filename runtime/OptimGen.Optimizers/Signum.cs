namespace OptimGen.Optimizers;

/// <summary>The sign of the momentum, as its authors have it: SignSGD with an average of the gradients.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// m ← μ·m + (1 − μ)·g
/// x ← x − α·sign(m)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, μ <c>Momentum</c> 0.9, λ <c>WeightDecay</c> 0.</para>
/// <para>The weight decay is added to the gradient (L2), and so enters the momentum; <see cref="Tiger"/> keeps it apart. With μ = 0 and no
/// decay it is <see cref="SignSgd"/>.</para>
/// <para>When: As signSGD, with noise averaged out.</para>
/// <para>Bernstein and others, “signSGD: Compressed Optimisation for Non-Convex Problems”, 2018,
/// <see href="https://arxiv.org/abs/1802.04434"/>, algorithm 2.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
[Step(StepForm.Sign, LearningRate = 1e-3)]
public sealed partial class Signum;
