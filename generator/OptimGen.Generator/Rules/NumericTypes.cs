using System;

namespace OptimGen.Generator.Rules;

/// <summary>The element types that kernels are generated for: the same values as the attribute's.</summary>
[Flags]
internal enum NumericTypes : byte
{
    None = 0,
    Single = 1,
    Double = 2,
    Half = 4,
    BFloat16 = 8,
}
