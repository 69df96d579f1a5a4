namespace OptimGen.Generator.Analysis.Domains;

/// <summary>What an operation may be asked for though it has no such value.</summary>
internal enum DomainFault : byte
{
    /// <summary>The square root of a negative number.</summary>
    NegativeRoot,

    /// <summary>The logarithm of zero or of a negative number.</summary>
    LogarithmOfZero,

    /// <summary>A quotient or remainder by zero, or a negative power of zero.</summary>
    DivisionByZero,

    /// <summary>The same, whatever the gradient, at step 1.</summary>
    DivisionByZeroAtFirst,

    /// <summary>The same, because a correction counts steps from zero.</summary>
    CorrectionFromZero,

    /// <summary>A power of a negative number that is not a whole one.</summary>
    NegativeBase,

    /// <summary>A power that differs from element to element, of what may not be above zero: kernels take its logarithm.</summary>
    VaryingPower,

    /// <summary>A constant that an element type has no number for.</summary>
    ConstantOutOfRange,
}
