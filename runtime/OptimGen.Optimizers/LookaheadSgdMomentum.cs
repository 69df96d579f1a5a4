namespace OptimGen.Optimizers;

/// <summary>Gradient descent with a heavy ball, drawn back every few steps towards slow weights.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// m ← t = 1 ? g : μ·m + (1 − d)·g
/// x ← x − α·m
/// t mod k = 0:  x ← slow + a·(x − slow), slow ← x
/// </code>
/// <para>α <c>LearningRate</c> 0.001, μ <c>Momentum</c> 0.9, d <c>Dampening</c> 0, λ <c>WeightDecay</c> 0, k <c>SyncPeriod</c> 5, a
/// <c>SlowStepSize</c> 0.8.</para>
/// <para>slow starts as the parameter. The step in between is <see cref="SgdMomentum"/>'s, whose moments are left as they are where the
/// weights are drawn back. 0.8 is the default of the authors' code; the paper has 0.5. With a = 1 it is <see cref="SgdMomentum"/> itself.
/// <c>[Lookahead]</c> does the same for any rule of one's own.</para>
/// <para>When: Where momentum is near its limit of stability.</para>
/// <para>Zhang, Lucas, Hinton and Ba, “Lookahead Optimizer: k Steps Forward, 1 Step Back”, 2019,
/// <see href="https://arxiv.org/abs/1907.08610"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[FirstMoment(FirstMomentForm.Accumulate, Decay = 0.9, Dampening = 0)]
[Step(StepForm.Momentum)]
[Lookahead(5, 0.8)]
public sealed partial class LookaheadSgdMomentum;
