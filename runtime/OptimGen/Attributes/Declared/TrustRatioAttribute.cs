using System;

namespace OptimGen;

/// <summary>Declared form: scales a tensor's step, or its gradient, by the norm of the tensor over the norm of that (LAMB, LARS).</summary>
/// <remarks>
/// Of the step: u ← u·min(‖x‖, N)/‖u‖, and u where either norm is 0; the learning rate stays outside. Of the gradient: g ← g·τ·‖x‖/‖g‖ after
/// L2 decay, and g where either norm is 0; vectors, tensors of one dimension, have neither ratio nor L2 decay.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrustRatioAttribute : Attribute
{
    /// <summary>What is scaled: <see cref="MomentOf.Step"/> where not given (LAMB), or <see cref="MomentOf.Gradient"/> (LARS).</summary>
    public MomentOf Of { get; set; } = MomentOf.Step;

    /// <summary>The default of τ in [0, ∞), the property <c>TrustCoefficient</c>; 0.001 where not given. Of the gradient only.</summary>
    public double Coefficient { get; set; } = 1e-3;

    /// <summary>The default of N in (0, ∞), the property <c>NormLimit</c>; no limit and no property where not given. Of the step only.</summary>
    public double NormLimit { get; set; } = double.PositiveInfinity;
}
