using System;

namespace OptimGen.Optimizers;

/// <summary>Gradient descent with a falling rate that also keeps the average of its points, the better answer under noise.</summary>
/// <remarks>
/// <code>
/// g ← g + λ′·x
/// x ← x − η·(λ·x + g)
/// a ← a + μ·(x − a)
/// η ← α / (1 + λ·α·t)^p, from α
/// μ ← 1 / max(1, t − t₀), from 1
/// </code>
/// <para>α <c>LearningRate</c> 0.01, λ <c>Lambda</c> 0.0001, p <c>Power</c> 0.75, t₀ <c>AverageFrom</c> 1000000, λ′ <c>WeightDecay</c>
/// 0.</para>
/// <para>As in PyTorch, where p is <c>alpha</c> and t₀ <c>t0</c>: until step t₀ the average is the point itself. η and μ are those of the
/// step before, so a new learning rate acts one step late. They are one value each for the whole tensor, kept in double; PyTorch keeps them
/// in float. <c>ReadAverage</c> and <c>SwapInAverage</c> give the average.</para>
/// <para>When: Convex problems with noise: evaluate at the average.</para>
/// <para>Polyak and Juditsky, “Acceleration of Stochastic Approximation by Averaging”, 1992,
/// <see href="https://doi.org/10.1137/0330046"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class Asgd
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="average">The average a of the points since step t₀.</param>
    /// <param name="rate">The rate η of the next step.</param>
    /// <param name="weight">The weight μ that the next point has in the average.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The learning rate α that the rate falls from.</param>
    /// <param name="lambda">The λ that the rate falls by; as a decay it also pulls the parameter to zero.</param>
    /// <param name="power">The power p that the rate falls with.</param>
    /// <param name="averageFrom">The step t₀ after which points are averaged.</param>
    /// <param name="weightDecay">The weight decay λ′: λ′·x is added to the gradient.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double average,
        [Uniform, Initially(nameof(learningRate))] ref double rate, [Uniform, Initially(1)] ref double weight, int t,
        double learningRate = 1e-2, double lambda = 1e-4, double power = 0.75, double averageFrom = 1e6, double weightDecay = 0)
    {
        g += weightDecay * x;
        x -= rate * ((lambda * x) + g);
        average = Rule.Lerp(average, x, weight);
        rate = learningRate / Math.Pow(1 + (lambda * learningRate * t), power);
        weight = 1 / Math.Max(1, t - averageFrom);
    }

    /// <summary>The average of the points: what to evaluate and to keep.</summary>
    [View]
    private static double Average(double average) => average;
}
