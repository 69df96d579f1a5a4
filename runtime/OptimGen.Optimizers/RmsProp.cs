namespace OptimGen.Optimizers;

/// <summary>The gradient over the root of its mean square.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// v ← β·v + (1 − β)·g²
/// x ← x − α·g / (√v + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.01, β <c>Decay</c> 0.99, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.</para>
/// <para>As in PyTorch, ε stands outside the root, and weight decay is added to the gradient. Keras and TensorFlow put ε inside the
/// root.</para>
/// <para>When: Reinforcement learning and recurrent networks.</para>
/// <para>Hinton, “Neural Networks for Machine Learning”, lecture 6e, 2012,
/// <see href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.99)]
[Step(StepForm.Ratio, LearningRate = 1e-2, Epsilon = 1e-8)]
public sealed partial class RmsProp;
