using System;

namespace OptimGen.Generator.Reading.Declared;

/// <summary>Where ε is added: the same values as the attribute's.</summary>
[Flags]
internal enum EpsilonPlacement
{
    None = 0,
    Outside = 1,
    Inside = 2,
    Reordered = 4,
    InState = 8,
}
