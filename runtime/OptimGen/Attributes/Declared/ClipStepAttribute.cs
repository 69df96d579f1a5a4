using System;

namespace OptimGen;

/// <summary>
/// Declared form: holds the rate of every element between bounds that close in on a final rate (Luo, Xiong, Liu and Sun 2019).
/// </summary>
/// <remarks>
/// The rate is what stands before the first moment: α over the denominator. The bounds are φ·α/α₀·(1 − 1/(γ·t + 1)) and
/// φ·α/α₀·(1 + 1/(γ·t)), where α₀ is the learning rate when the state was created: a schedule scales them. Needs
/// <see cref="StepForm.Ratio"/>. φ is the property <c>FinalRate</c>, γ is <c>Gamma</c>; the state keeps α₀ as <c>InitialRate</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ClipStepAttribute : Attribute
{
    /// <summary>The default of φ, the rate that all elements end with, in [0, ∞); 0.1 where not given.</summary>
    public double FinalRate { get; set; } = 0.1;

    /// <summary>The default of γ, how fast the bounds close in, in (0, ∞); 0.001 where not given.</summary>
    public double Gamma { get; set; } = 1e-3;
}
