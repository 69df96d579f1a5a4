namespace OptimGen.Optimizers;

/// <summary>Gradient descent.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// x ← x − α·g
/// </code>
/// <para>α <c>LearningRate</c> 0.001, λ <c>WeightDecay</c> 0.</para>
/// <para>The weight decay is added to the gradient, as in PyTorch; without a moment that is the same as decoupled decay.</para>
/// <para>When: Convex problems, and as the plainest thing to compare with.</para>
/// <para>Robbins and Monro, “A Stochastic Approximation Method”, 1951, <see href="https://doi.org/10.1214/aoms/1177729586"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.L2, 0)]
[Step(StepForm.Gradient)]
public sealed partial class Sgd;
