namespace OptimGen.Generator.Reading.Declared;

/// <summary>Where weight decay enters: the same values as the attribute's.</summary>
internal enum DecayForm
{
    L2,
    Decoupled,
    DecoupledAfter,
    InStep,
}
