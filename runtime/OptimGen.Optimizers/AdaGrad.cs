using System;

namespace OptimGen.Optimizers;

/// <summary>Each element's rate falls with the squares of all its gradients so far.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// sum ← sum + g²
/// x ← x − α / (1 + (t − 1)·δ)·g / (√sum + ε)
/// </code>
/// <para>α <c>LearningRate</c> 0.01, δ <c>LearningRateDecay</c> 0, ε <c>Epsilon</c> 1e-10, <c>InitialSum</c> 0, λ <c>WeightDecay</c>
/// 0.</para>
/// <para>As in PyTorch, ε stands outside the root, and the rate does not decay yet at step 1. Keras starts the sum at 0.1, with an ε of
/// 1e-7 inside the root.</para>
/// <para>When: Sparse gradients and convex problems: rare features keep large rates.</para>
/// <para>Duchi, Hazan and Singer, “Adaptive Subgradient Methods for Online Learning and Stochastic Optimization”, 2011,
/// <see href="https://jmlr.org/papers/v12/duchi11a.html"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class AdaGrad
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="sum">The sum of the squared gradients.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α at step 1, before its own decay.</param>
    /// <param name="learningRateDecay">How fast the rate falls: at step t it is α / (1 + (t − 1)·δ).</param>
    /// <param name="epsilon">The ε that is added to the root of the sum, which may be zero.</param>
    /// <param name="initialSum">What every element of the sum is before step 1.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the gradient, and so enters the sum.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, [Initially(nameof(initialSum))] ref double sum, int t,
        double learningRate = 1e-2, double learningRateDecay = 0, [Positive] double epsilon = 1e-10,
        double initialSum = 0, double weightDecay = 0)
    {
        g += weightDecay * x;
        sum += g * g;
        double rate = learningRate / (1 + (t - 1) * learningRateDecay);
        x -= rate * g / (Math.Sqrt(sum) + epsilon);
    }
}
