using System;

namespace OptimGen;

/// <summary>
/// Declares an optimizer: the generator adds hyperparameter properties, <c>CreateState</c>, <c>Step</c> and the kernels to this class.
/// </summary>
/// <remarks>
/// <para>
/// The update itself is declared in one of two ways. Rule form: one static method with <see cref="UpdateRuleAttribute"/> that says in plain
/// C# what happens to one element. Declared form: attributes that name its parts (<see cref="StepAttribute"/>, which is required, and
/// <see cref="FirstMomentAttribute"/>, <see cref="SecondMomentAttribute"/>, <see cref="BiasCorrectionAttribute"/>,
/// <see cref="InitialMomentsAttribute"/>, <see cref="WeightDecayAttribute"/>).
/// </para>
/// <para>
/// The class must be partial, not static, abstract, generic or a record, and must have neither a base class nor a primary constructor.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Optimizer]
/// [FirstMoment(FirstMomentForm.Ema, Decay = 0.9)]
/// [SecondMoment(SecondMomentForm.EmaOfSquares, Decay = 0.999)]
/// [BiasCorrection]
/// [Step(StepForm.Ratio, LearningRate = 1e-3, Epsilon = 1e-8)]
/// [WeightDecay(DecayForm.Decoupled, 1e-2)]
/// public sealed partial class AdamW;
/// </code>
/// </example>
/// <param name="types">The types of parameters for which kernels are generated. Each costs a file of code.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OptimizerAttribute(NumericTypes types = NumericTypes.Single | NumericTypes.Double) : Attribute
{
    /// <summary>The types of parameters for which kernels are generated; by default float and double.</summary>
    public NumericTypes Types { get; } = types;

    /// <summary>
    /// True: states are stored as computed. False, the default: a state smaller in magnitude than the type's smallest normal number
    /// (2⁻¹²⁶ for float, 2⁻¹⁰²² for double) is stored as zero.
    /// </summary>
    /// <remarks>
    /// While a gradient is zero, moments decay to a few times the smallest subnormal and stay there; processors then need about five times
    /// as long for a step. States that start as a copy of the parameter or hold a gradient are always stored as computed.
    /// </remarks>
    public bool KeepSubnormals { get; set; }
}
