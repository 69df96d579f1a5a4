using System;
using OptimGen;

namespace Digits;

/// <summary>Adam whose second moment is of the gradient's deviations from its own average, with decoupled weight decay.</summary>
/// <remarks>
/// Where the gradient is what its average predicts, the deviations are small and the step is large. This is all that a user writes to
/// have a new optimizer: the update of one element, in plain C#. The generator makes the class around it: properties, states, and the
/// kernels for every vector width.
/// <code>
/// x ← x − α·λ·x
/// m ← β₁·m + (1 − β₁)·g
/// s ← β₂·s + (1 − β₂)·(g − m)² + ε
/// x ← x − α·(m / (1 − β₁ᵗ)) / (√(s / (1 − β₂ᵗ)) + ε)
/// </code>
/// Zhuang and others 2020, without rectification: <see href="https://arxiv.org/abs/2010.07468"/>. As in the authors' code, ε is added
/// into the state at every step and once more outside the root.
/// </remarks>
[Optimizer]
internal sealed partial class AdaBelief
{
    /// <summary>The update of one element.</summary>
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="m">The average gradient.</param>
    /// <param name="s">The average squared deviation of the gradient from m.</param>
    /// <param name="t">The step, from 1.</param>
    /// <param name="learningRate">The length of a step, in units of the parameter.</param>
    /// <param name="beta1">The decay of the average gradient.</param>
    /// <param name="beta2">The decay of the average squared deviation.</param>
    /// <param name="epsilon">Keeps the divisor away from zero.</param>
    /// <param name="weightDecay">The share of the parameter that decays in each step, times the learning rate.</param>
    [UpdateRule]
    private static void Update(
        ref double x,
        double g,
        ref double m,
        ref double s,
        long t,
        double learningRate = 1e-3,
        [Decay] double beta1 = 0.9,
        [Decay] double beta2 = 0.999,
        [Positive] double epsilon = 1e-16,
        double weightDecay = 0)
    {
        x -= learningRate * weightDecay * x;
        m = Rule.Ema(m, g, beta1);

        // ε has no unit of its own: here it stands beside squared gradients, below beside gradients.
        s = Rule.Ema(s, (g - m) * (g - m), beta2) + Rule.AnyUnit(epsilon);
        double mHat = m / Rule.BiasCorrection(beta1, t);
        double sHat = s / Rule.BiasCorrection(beta2, t);
        x -= learningRate * mHat / (Math.Sqrt(sHat) + epsilon);
    }
}
