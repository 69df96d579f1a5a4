namespace OptimGen.Optimizers;

/// <summary>The sign of the gradient: every element moves equally far.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// x ← x − α·sign(g)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, λ <c>WeightDecay</c> 0.</para>
/// <para>sign(0) is 0. The decay is apart from the gradient, whose sign would hardly see it.</para>
/// <para>When: Where gradients are communicated by their signs, or have no scale.</para>
/// <para>Bernstein and others, “signSGD: Compressed Optimisation for Non-Convex Problems”, 2018,
/// <see href="https://arxiv.org/abs/1802.04434"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.Decoupled, 0)]
[Step(StepForm.Sign, LearningRate = 1e-3)]
public sealed partial class SignSgd;
