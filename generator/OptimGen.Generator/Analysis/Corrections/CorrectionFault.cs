namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>What is wrong with an average or its correction.</summary>
internal enum CorrectionFault : byte
{
    /// <summary>Corrected with the power of another decay.</summary>
    OtherDecay,

    /// <summary>Corrected twice.</summary>
    Twice,

    /// <summary>Corrected outside the root that it stands under, which is twice too.</summary>
    OutsideRoot,

    /// <summary>Corrected though its decay does that.</summary>
    DebiasedAlready,

    /// <summary>A sum is corrected.</summary>
    Sum,

    /// <summary>A maximum is corrected.</summary>
    Maximum,

    /// <summary>An average is corrected that does not start at zero.</summary>
    StartsElsewhere,

    /// <summary>The two weights do not add up to one.</summary>
    UnequalWeights,
}
