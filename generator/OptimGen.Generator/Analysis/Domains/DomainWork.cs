namespace OptimGen.Generator.Analysis.Domains;

/// <summary>How much an analysis has done. What refines intervals stops at a limit, so that no rule, however odd, makes an editor wait.</summary>
internal sealed class DomainWork
{
    /// <summary>Far beyond what rules of a thousand operations need.</summary>
    public const int MostVisits = 1_000_000;

    /// <summary>Intervals computed.</summary>
    public int Evaluations { get; set; }

    /// <summary>Nodes looked at under conditions.</summary>
    public int Visits { get; set; }

    /// <summary>Whether conditions are not followed any more.</summary>
    public bool IsExhausted => Visits > MostVisits;
}
