using System;

namespace OptimGen;

/// <summary>
/// Declared form: takes the step only where it agrees with the gradient in sign, and scales it up by the share of such elements (Liang, Chen,
/// Liu and Liu 2024).
/// </summary>
/// <remarks>
/// k = 1 where n·g &gt; 0, else 0; u ← u·k / max(mean of k, floor), over the tensor. The floor is the property <c>MeanFloor</c>. Needs a first
/// moment of the gradient: without one, every step agrees.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CautiousAttribute : Attribute
{
    /// <summary>The default of the floor, in (0, ∞); 0.001 where not given.</summary>
    public double MeanFloor { get; set; } = 1e-3;
}
