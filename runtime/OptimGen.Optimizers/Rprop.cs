namespace OptimGen.Optimizers;

/// <summary>Each element's own step length: longer while the gradient keeps its sign, shorter when it turns. Of a gradient, only signs
/// count.</summary>
/// <remarks>
/// <code>
/// s ← clamp(s·(g·previous > 0 ? η⁺ : g·previous &lt; 0 ? η⁻ : 1), least, most), from α
/// g ← g·previous &lt; 0 ? 0 : g
/// x ← x − s·sign(g)
/// previous ← g
/// </code>
/// <para>α <c>LearningRate</c> 0.01, η⁻ <c>Shrink</c> 0.5, η⁺ <c>Grow</c> 1.2, <c>MinimumStep</c> 1e-6, <c>MaximumStep</c> 50.</para>
/// <para>As in PyTorch, where η⁻ and η⁺ are <c>etas</c> and the bounds <c>step_sizes</c>. The learning rate is the length of the first
/// steps only. After a turn the element rests for a step. For gradients of whole data sets: the noise of batches turns signs too.</para>
/// <para>When: Small problems with exact gradients, whose sizes mean nothing.</para>
/// <para>Riedmiller and Braun, “A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP Algorithm”, 1993,
/// <see href="https://doi.org/10.1109/ICNN.1993.298623"/>.</para>
/// </remarks>
[Optimizer(NumericTypes.All)]
public sealed partial class Rprop
{
    /// <param name="x">The parameter.</param>
    /// <param name="g">Its gradient.</param>
    /// <param name="previous">The gradient of the step before, 0 where the sign had turned.</param>
    /// <param name="s">The length of the step.</param>
    /// <param name="learningRate">The learning rate α: the length of the first step.</param>
    /// <param name="shrink">What the length is multiplied by where the sign turns, η⁻.</param>
    /// <param name="grow">What it is multiplied by where the sign stays, η⁺.</param>
    /// <param name="minimumStep">The least length.</param>
    /// <param name="maximumStep">The greatest length.</param>
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double previous, [Initially(nameof(learningRate))] ref double s,
        double learningRate = 1e-2, [Decay] double shrink = 0.5, [Between(1, double.PositiveInfinity)] double grow = 1.2,
        double minimumStep = 1e-6, double maximumStep = 50)
    {
        double agreement = g * previous;
        double factor = agreement > 0 ? grow : agreement < 0 ? shrink : 1;
        s = Rule.Clamp(s * factor, minimumStep, maximumStep);
        g = agreement < 0 ? 0 : g;
        x -= s * Rule.Sign(g);
        previous = g;
    }
}
