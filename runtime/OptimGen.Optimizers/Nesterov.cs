namespace OptimGen.Optimizers;

/// <summary>Nesterov's accelerated gradient: the step looks ahead along the momentum.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// m ← μ·m + g
/// x ← x − α·(g + μ·m)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, μ <c>Momentum</c> 0.9, above zero, λ <c>WeightDecay</c> 0.</para>
/// <para>As in PyTorch, x is the point looked ahead to, so one gradient per step is enough. The textbook form gives the same sequence in
/// shifted variables while learning rate and momentum stay constant.</para>
/// <para>When: As the heavy ball, on smooth problems and convolutional networks.</para>
/// <para>Nesterov, 1983, in the form of Sutskever and others, “On the importance of initialization and momentum in deep learning”, 2013,
/// <see href="https://proceedings.mlr.press/v28/sutskever13.html"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[FirstMoment(FirstMomentForm.Accumulate, Decay = 0.9, Nesterov = true)]
[Step(StepForm.Momentum)]
public sealed partial class Nesterov;
