using System;

namespace OptimGen;

/// <summary>The types of parameters for which an optimizer has kernels. Combine them with <c>|</c>.</summary>
[Flags]
public enum NumericTypes
{
    /// <summary>No type: an optimizer that declares it is refused.</summary>
    None = 0,

    /// <summary><see cref="float"/>: parameters, gradients and states are stored, and elements computed, in 32 bits.</summary>
    Single = 1,

    /// <summary><see cref="double"/>: parameters, gradients and states are stored, and elements computed, in 64 bits.</summary>
    Double = 2,

    /// <summary>
    /// <see cref="System.Half"/>: parameters and gradients are stored in 16 bits; states are stored, and elements computed, in
    /// <see cref="float"/>. See <see cref="ParameterRounding"/>.
    /// </summary>
    Half = 4,

    /// <summary>
    /// <see cref="OptimGen.BFloat16"/>: parameters and gradients are stored in 16 bits; states are stored, and elements computed, in
    /// <see cref="float"/>. See <see cref="ParameterRounding"/>.
    /// </summary>
    BFloat16 = 8,

    /// <summary>All of them.</summary>
    All = Single | Double | Half | BFloat16,
}
