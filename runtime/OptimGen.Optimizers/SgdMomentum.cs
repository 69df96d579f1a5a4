namespace OptimGen.Optimizers;

/// <summary>Gradient descent with a heavy ball: the step goes along a fading sum of the gradients.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// m ← t = 1 ? g : μ·m + (1 − d)·g
/// x ← x − α·m
/// </code>
/// <para>α <c>LearningRate</c> 0.001, μ <c>Momentum</c> 0.9, d <c>Dampening</c> 0, λ <c>WeightDecay</c> 0.</para>
/// <para>As in PyTorch, the first gradient is taken undamped, and the learning rate stays outside the sum. Keras and TensorFlow keep it
/// inside, which differs as soon as it changes.</para>
/// <para>When: Convolutional networks, with a schedule; the least memory of those that end well.</para>
/// <para>Polyak, “Some methods of speeding up the convergence of iteration methods”, 1964,
/// <see href="https://doi.org/10.1016/0041-5553(64)90137-5"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[FirstMoment(FirstMomentForm.Accumulate, Decay = 0.9, Dampening = 0)]
[Step(StepForm.Momentum)]
public sealed partial class SgdMomentum;
