namespace OptimGen.Optimizers;

/// <summary>Momentum with one rate per tensor: as far as the tensor is long, whatever the length of its gradient.</summary>
/// <remarks>
/// <code>
/// rank > 1:  g ← g + λ·x
///            g ← ‖x‖ and ‖g‖ positive ? g·τ·‖x‖ / ‖g‖ : g
/// m ← μ·m + g
/// x ← x − α·m
/// </code>
/// <para>α <c>LearningRate</c> 0.001, μ <c>Momentum</c> 0.9, τ <c>TrustCoefficient</c> 0.001, λ <c>WeightDecay</c> 0.</para>
/// <para>As in the code of MoCo v3 and of masked autoencoders: vectors, which are biases and scales, have neither ratio nor decay, and ‖g‖
/// is that of the gradient with its decay. The paper divides by ‖g‖ + λ·‖x‖.</para>
/// <para>When: Convolutional networks with very large batches.</para>
/// <para>You, Gitman and Ginsburg, “Large Batch Training of Convolutional Networks”, 2017,
/// <see href="https://arxiv.org/abs/1708.03888"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[TrustRatio(Of = MomentOf.Gradient, Coefficient = 1e-3)]
[FirstMoment(FirstMomentForm.Accumulate, Decay = 0.9)]
[Step(StepForm.Momentum)]
public sealed partial class Lars;
