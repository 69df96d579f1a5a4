namespace OptimGen.Optimizers;

/// <summary>RAdam, drawn back every few steps towards slow weights: what Ranger is built on.</summary>
/// <remarks>
/// <code>
/// the step of RAdam
/// t mod k = 0:  x ← slow + a·(x − slow), slow ← x
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, ε <c>Epsilon</c> 1e-8, λ <c>WeightDecay</c> 0, λ′
/// <c>DecoupledWeightDecay</c> 0, k <c>SyncPeriod</c> 5, a <c>SlowStepSize</c> 0.8.</para>
/// <para>slow starts as the parameter. The step in between is <see cref="RAdam"/>'s, whose moments are left as they are where the weights
/// are drawn back. Ranger has k = 6, a = 0.5 and β₁ = 0.95, and takes the mean out of gradients of matrices, which is not part of this
/// rule.</para>
/// <para>When: To do without a warm-up and without much tuning.</para>
/// <para>Zhang, Lucas, Hinton and Ba, “Lookahead Optimizer: k Steps Forward, 1 Step Back”, 2019,
/// <see href="https://arxiv.org/abs/1907.08610"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
[Lookahead(5, 0.8)]
public sealed partial class LookaheadRAdam
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α, of both kinds of steps.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment; up to 0.6 no step is ever rectified.</param>
    /// <param name="epsilon">The ε that is added to the root of the second moment.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the gradient, and so enters the moments.</param>
    /// <param name="decoupledWeightDecay">The decoupled weight decay λ′: every step takes off α·λ′·x first, apart from the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        [Positive] double epsilon = 1e-8, double weightDecay = 0, double decoupledWeightDecay = 0) =>
        RAdam.Update(ref x, g, ref m, ref v, t, learningRate, beta1, beta2, epsilon, weightDecay, decoupledWeightDecay);
}
