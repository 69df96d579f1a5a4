namespace OptimGen.Optimizers;

/// <summary>The sign of a blend of momentum and gradient.</summary>
/// <remarks>
/// <code>
/// x ← x − α·λ·x
/// x ← x − α·sign(β₁·m + (1 − β₁)·g)
/// m ← β₂·m + (1 − β₂)·g
/// </code>
/// <para>α <c>LearningRate</c> 0.0001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.99, λ <c>WeightDecay</c> 0.</para>
/// <para>The step blends the old m by β₁; m then moves on by β₂. sign(0) is 0. The decay comes before the step; the paper and optax add λ·x
/// to the sign, which differs by rounding alone.</para>
/// <para>When: As AdamW at half of its memory, with a rate three to ten times smaller and a decay as much larger.</para>
/// <para>Chen and others, “Symbolic Discovery of Optimization Algorithms”, 2023, <see href="https://arxiv.org/abs/2302.06675"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class Lion
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The momentum: an exponential average of the gradients.</param>
    /// <param name="learningRate">The learning rate α: how far every element moves, but for those whose blend is zero.</param>
    /// <param name="beta1">The decay β₁ of the blend that the step takes the sign of.</param>
    /// <param name="beta2">The decay β₂ of the momentum: how much of it a step keeps.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off α·λ·x first, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m,
        double learningRate = 1e-4, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.99, double weightDecay = 0)
    {
        x -= learningRate * weightDecay * x;
        double blend = Rule.Ema(m, g, beta1);
        x -= learningRate * Rule.Sign(blend);
        m = Rule.Ema(m, g, beta2);
    }
}
