using System;

namespace OptimGen;

/// <summary>
/// A slot: keeps slow weights, and every k steps moves them towards the parameters and sets the parameters to them (Zhang, Lucas, Hinton and
/// Ba 2019). k is the property <c>SyncPeriod</c>, the share of the way <c>SlowStepSize</c>; the state is <c>SlowWeights</c>.
/// </summary>
/// <remarks>
/// It acts after everything else of a step. It may also stand on a class with an <see cref="UpdateRuleAttribute"/> method, whatever that
/// computes.
/// </remarks>
/// <param name="period">The default of k, 1 or more.</param>
/// <param name="stepSize">The default of the share, in [0, 1]: 0.5 in the paper, 0.8 in its authors' code.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LookaheadAttribute(int period, double stepSize) : Attribute
{
    /// <summary>The default of k.</summary>
    public int Period { get; } = period;

    /// <summary>The default of the share.</summary>
    public double StepSize { get; } = stepSize;
}
