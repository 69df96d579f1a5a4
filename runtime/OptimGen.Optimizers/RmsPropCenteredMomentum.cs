namespace OptimGen.Optimizers;

/// <summary>Centered RMSprop whose step has momentum.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// v ← β·v + (1 − β)·g²
/// a ← β·a + (1 − β)·g
/// m ← μ·m + g / (√max(v − a², 0) + ε)
/// x ← x − α·m
/// </code>
/// <para>α <c>LearningRate</c> 0.01, β <c>Decay</c> 0.99, μ <c>Momentum</c> 0.9, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0.</para>
/// <para>Rounding can take v − a² below zero, where PyTorch gives NaN: hence the maximum.</para>
/// <para>As in PyTorch, the learning rate stays outside the momentum; Keras and TensorFlow keep it inside, which differs as soon as it
/// changes.</para>
/// <para>The paper adds its constant inside the root; PyTorch adds ε outside, and so does this.</para>
/// <para>When: As centered RMSprop, with steps that carry on.</para>
/// <para>Graves, “Generating Sequences With Recurrent Neural Networks”, 2013, <see href="https://arxiv.org/abs/1308.0850"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.99, Centered = true)]
[Step(StepForm.Ratio, LearningRate = 1e-2, Epsilon = 1e-8)]
[FirstMoment(FirstMomentForm.Accumulate, Decay = 0.9, Of = MomentOf.Step)]
public sealed partial class RmsPropCenteredMomentum;
