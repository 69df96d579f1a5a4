namespace OptimGen.Generator.Analysis.Domains;

/// <summary>How much an analysis has done.</summary>
internal sealed class DomainWork
{
    /// <summary>Intervals computed.</summary>
    public int Evaluations { get; set; }

    /// <summary>Nodes looked at under conditions.</summary>
    public int Visits { get; set; }
}
