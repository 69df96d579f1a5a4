namespace OptimGen.Optimizers;

/// <summary>RMSprop with the square of the mean gradient taken out of the second moment.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// v ← β·v + (1 − β)·g²
/// a ← β·a + (1 − β)·g
/// x ← x − α·g / (√max(v − a², 0) + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.01, β <c>Decay</c> 0.99, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.</para>
/// <para>Rounding can take v − a² below zero, where PyTorch gives NaN: hence the maximum.</para>
/// <para>As in PyTorch, ε stands outside the root, and weight decay is added to the gradient. Keras and TensorFlow put ε inside the
/// root.</para>
/// <para>When: As RMSprop, where gradients have a mean far from zero.</para>
/// <para>Graves, “Generating Sequences With Recurrent Neural Networks”, 2013, <see href="https://arxiv.org/abs/1308.0850"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.99, Centered = true)]
[Step(StepForm.Ratio, LearningRate = 1e-2, Epsilon = 1e-8)]
public sealed partial class RmsPropCentered;
