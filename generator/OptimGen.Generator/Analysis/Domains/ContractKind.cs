namespace OptimGen.Generator.Analysis.Domains;

/// <summary>What a formula promises beside its plain interval.</summary>
internal enum ContractKind : byte
{
    /// <summary>Between A and B for a weight C in [0, 1]: <c>Ema</c> and <c>Lerp</c>.</summary>
    Between,

    /// <summary>In [0, 1) for a decay A in [0, 1) and a step B from 1 on: <c>DebiasedDecay</c>.</summary>
    DebiasedDecay,

    /// <summary>Not negative where A and B are not, for a decay C in [0, 1]: <c>SignedEma</c>.</summary>
    SignedEma,
}
