namespace OptimGen.Optimizers;

/// <summary>The sign of the momentum: Lion with one decay, and one state.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// m ← β·m + (1 − β)·g
/// x ← x − α·sign(m)
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β <c>Momentum</c> 0.965, λ <c>WeightDecay</c> 0.01.</para>
/// <para>The sign is of the new m, where <see cref="Lion"/> takes that of a blend with the old one. The author scales the rate of each
/// tensor by the root mean square of its weights, which is not part of this rule. <see cref="Signum"/> differs by adding the decay to the
/// gradient.</para>
/// <para>When: As Lion, at the smallest state there is.</para>
/// <para>Su, “Tiger: A Tight-fisted Optimizer”, 2023, <see href="https://github.com/bojone/tiger"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[WeightDecay(DecayForm.Decoupled, 1e-2)]
[FirstMoment(FirstMomentForm.Ema, Decay = 0.965)]
[Step(StepForm.Sign, LearningRate = 1e-3)]
public sealed partial class Tiger;
