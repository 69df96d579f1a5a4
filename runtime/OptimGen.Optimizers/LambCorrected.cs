using System;

namespace OptimGen.Optimizers;

/// <summary>LAMB with Adam's bias corrections, as factors of the rate.</summary>
/// <remarks>
/// <code>
/// m ← β₁·m + (1 − β₁)·g          v ← β₂·v + (1 − β₂)·g²
/// u = m / (√v + ε) + λ·x
/// r = ‖x‖ and ‖u‖ positive ? min(‖x‖, N) / ‖u‖ : 1
/// x ← x − α·√(1 − β₂ᵗ) / (1 − β₁ᵗ)·r·u
/// </code>
/// <para>α <c>LearningRate</c> 0.001, β₁ <c>Beta1</c> 0.9, β₂ <c>Beta2</c> 0.999, N <c>NormLimit</c> 10, ε <c>Epsilon</c> 1e-6, λ
/// <c>WeightDecay</c> 0.</para>
/// <para>The corrections stand outside the ratio, where they scale the step; inside, as Apex and TensorFlow have them, they change its direction alone. <see cref="Lamb"/> has none, as in version 3 of the paper. ‖x‖ is that before the step. The limit N of it is that of the implementation whose trajectories this rule equals; the paper leaves
/// it open, Apex and TensorFlow have none.</para>
/// <para>You and others, “Large Batch Optimization for Deep Learning: Training BERT in 76 Minutes”, 2020, <see
/// href="https://arxiv.org/abs/1904.00962"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class LambCorrected
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α: how far a tensor moves, in lengths of itself.</param>
    /// <param name="beta1">The decay β₁ of the first moment.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="normLimit">The length N at which a tensor counts as no longer.</param>
    /// <param name="epsilon">The ε that is added to the root of the second moment.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the step, and so counts in its length.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, int t,
        double learningRate = 1e-3, [Decay] double beta1 = 0.9, [Decay] double beta2 = 0.999,
        [Positive] double normLimit = 10, [Positive] double epsilon = 1e-6, double weightDecay = 0)
    {
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, g * g, beta2);
        double u = (m / (Math.Sqrt(v) + epsilon)) + (weightDecay * x);
        double length = Math.Min(Reduce.Norm(x), normLimit);
        double stepLength = Reduce.Norm(u);

        // Of a tensor or a step of length zero the ratio says nothing: the paper's fallback is the plain step.
        double ratio = length > 0 && stepLength > 0 ? length / stepLength : Rule.AnyUnit(1);
        double rate = learningRate * Math.Sqrt(Rule.BiasCorrection(beta2, t)) / Rule.BiasCorrection(beta1, t);
        x -= rate * ratio * u;
    }
}
