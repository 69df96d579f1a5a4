using System;

namespace OptimGen.Optimizers;

/// <summary>AdamW on gradients corrected by their change since the last step: variance reduction that needs one gradient per
/// step.</summary>
/// <remarks>
/// <code>
/// c = g + γ·β₁ / (1 − β₁)·(g − previous)
/// c ← c / max(1, ‖c‖)
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·c          v ← β₂·v + (1 − β₂)·c²
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
/// previous ← g
/// tensors that are no matrices:  c = g, with β₁′, β₂′ and λ′
/// </code>
/// <para>α <c>LearningRate</c> 0.003, β₁ <c>Beta1</c> 0.95, β₂ <c>Beta2</c> 0.99, γ <c>Gamma</c> 0.025, ε <c>Epsilon</c> 1e-8, λ
/// <c>WeightDecay</c> 0; β₁′ <c>VectorBeta1</c> 0.9, β₂′ <c>VectorBeta2</c> 0.95, λ′ <c>VectorWeightDecay</c> 0.1, <c>CorrectVectors</c>
/// false.</para>
/// <para>The authors' approximate form, where the previous gradient is of the previous batch; before step 1 it counts as zero. As in their
/// code, only tensors of two dimensions are corrected, unless <c>CorrectVectors</c>, their <c>optimize_1d</c>; the others are stepped by
/// AdamW with settings of their own.</para>
/// <para>When: Pre-training of large models, where fewer steps are worth one more state.</para>
/// <para>Yuan and others, “MARS: Unleashing the Power of Variance Reduction for Training Large Models”, 2024,
/// <see href="https://arxiv.org/abs/2411.10438"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class MarsAdamW
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The first moment.</param>
    /// <param name="v">The second moment.</param>
    /// <param name="previous">The gradient of the step before.</param>
    /// <param name="rank">The number of the tensor's dimensions.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α.</param>
    /// <param name="beta1">The decay β₁ of the first moment, which also sets how much a change of the gradient is weighed.</param>
    /// <param name="beta2">The decay β₂ of the second moment.</param>
    /// <param name="gamma">γ: how much of the variance reduction is applied; 0 is AdamW with bounded gradients.</param>
    /// <param name="vectorBeta1">The decay β₁′ of the first moment where gradients are not corrected.</param>
    /// <param name="vectorBeta2">The decay β₂′ of the second moment there.</param>
    /// <param name="epsilon">The ε that is added to the denominator.</param>
    /// <param name="weightDecay">The weight decay λ: every step takes off α·λ·x first, apart from the gradient.</param>
    /// <param name="vectorWeightDecay">The weight decay λ′ where gradients are not corrected.</param>
    /// <param name="correctVectors">Whether to correct the gradients of all tensors, not only of matrices.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, ref double v, ref double previous, [Rank] int rank, int t,
        double learningRate = 3e-3, [Decay] double beta1 = 0.95, [Decay] double beta2 = 0.99, double gamma = 0.025,
        [Decay] double vectorBeta1 = 0.9, [Decay] double vectorBeta2 = 0.95, [Positive] double epsilon = 1e-8,
        double weightDecay = 0, double vectorWeightDecay = 0.1, bool correctVectors = false)
    {
        if (rank == 2 || correctVectors)
        {
            double corrected = g + (gamma * beta1 / (1 - beta1) * (g - previous));

            // Longer gradients are cut to length 1, whatever the unit of the loss: the paper's choice.
            corrected /= Math.Max(1, Rule.AnyUnit(Reduce.Norm(corrected)));
            Move(ref x, corrected, ref m, ref v, t, learningRate, beta1, beta2, epsilon, weightDecay);
        }
        else
        {
            Move(ref x, g, ref m, ref v, t, learningRate, vectorBeta1, vectorBeta2, epsilon, vectorWeightDecay);
        }

        previous = g;
    }

    private static void Move(
        ref double x, double g, ref double m, ref double v, int t,
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    {
        x -= learningRate * weightDecay * x;
        m = Rule.Ema(m, g, beta1);
        v = Rule.Ema(v, g * g, beta2);
        double mHat = m / Rule.BiasCorrection(beta1, t);
        double vHat = v / Rule.BiasCorrection(beta2, t);
        x -= learningRate * mHat / (Math.Sqrt(vHat) + epsilon);
    }
}
