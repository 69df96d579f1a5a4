using System;

namespace OptimGen;

/// <summary>
/// What becomes of the part of a step that is smaller than the last bit of a 16-bit parameter. Where learning rates are small, that is most of
/// it: a <see cref="BFloat16"/> 1 keeps no change below 2⁻⁹, a <see cref="Half"/> none below 2⁻¹². For parameters of 32 and 64 bits it has no
/// meaning.
/// </summary>
public enum ParameterRounding
{
    /// <summary>It is lost, by rounding to nearest, ties to even. No memory beside the rule's states.</summary>
    Nearest,

    /// <summary>
    /// It is kept on average: the parameter is rounded up or down at random, up with the probability of the part that is cut off. For
    /// <see cref="BFloat16"/> only. The random numbers depend on the state's <see cref="OptimizerState.Seed"/>, the step and the element's place in
    /// the tensor, and on nothing else.
    /// </summary>
    Stochastic,

    /// <summary>
    /// It is kept: the state holds a <see cref="float"/> copy of each parameter, <see cref="OptimizerState.MasterCopy"/>, which starts as the
    /// parameter at step 1. Steps compute with the copy and store it, rounded to nearest, ties to even, as the parameter.
    /// </summary>
    MasterCopy,
}
