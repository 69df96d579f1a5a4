namespace OptimGen.Generator.Emit;

/// <summary>What becomes of the bits that a parameter has no place for: the same names as in the runtime library, which says what they mean.</summary>
internal enum ParameterRounding
{
    Nearest,
    Stochastic,
    MasterCopy,
}
