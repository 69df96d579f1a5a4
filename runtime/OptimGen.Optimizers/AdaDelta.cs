using System;

namespace OptimGen.Optimizers;

/// <summary>The gradient, times the root mean square of past steps over that of past gradients.</summary>
/// <remarks>
/// <code>
/// g ← g + λ·x
/// v ← β·v + (1 − β)·g²
/// s = √(d + ε) / √(v + ε)·g
/// d ← β·d + (1 − β)·s²
/// x ← x − α·s
/// </code>
/// <para>α <c>LearningRate</c> 1, β <c>Decay</c> 0.9, ε <c>Epsilon</c> 1e-6, λ <c>WeightDecay</c> 0.</para>
/// <para>The paper has no learning rate: 1 is its rule. Keras's default of 0.001 is another one. ε stands inside both roots, beside squared
/// steps and beside squared gradients, and d never sees the learning rate.</para>
/// <para>When: Where no learning rate is to be chosen, and many steps are cheap.</para>
/// <para>Zeiler, “ADADELTA: An Adaptive Learning Rate Method”, 2012, <see href="https://arxiv.org/abs/1212.5701"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class AdaDelta
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="v">The average of the squared gradients.</param>
    /// <param name="d">The average of the squared steps, before the learning rate.</param>
    /// <param name="learningRate">The learning rate α: 1 is the paper's rule.</param>
    /// <param name="decay">The decay β of both averages: how much of them a step keeps.</param>
    /// <param name="epsilon">The ε that is added to both averages under the root: it also sets the size of the first steps.</param>
    /// <param name="weightDecay">The weight decay λ: λ·x is added to the gradient, and so enters the averages.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double v, ref double d,
        double learningRate = 1, [Decay] double decay = 0.9, [Positive] double epsilon = 1e-6, double weightDecay = 0)
    {
        g += weightDecay * x;
        v = Rule.Ema(v, g * g, decay);
        double step = Math.Sqrt(d + epsilon) / Math.Sqrt(v + epsilon) * g;
        d = Rule.Ema(d, step * step, decay);
        x -= learningRate * step;
    }
}
