namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>What a state is, as far as its update says so for certain.</summary>
internal enum AverageKind : byte
{
    /// <summary>Anything.</summary>
    Unknown,

    /// <summary>weight · s + …, with a weight that is the same at every step; or the running maximum of such a state.</summary>
    Average,

    /// <summary>An average whose decay takes the bias away already.</summary>
    Debiased,

    /// <summary>s + …</summary>
    Sum,

    /// <summary>The largest of values that are no averages, perhaps fading.</summary>
    Maximum,
}
