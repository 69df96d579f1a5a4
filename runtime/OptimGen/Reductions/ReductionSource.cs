namespace OptimGen;

/// <summary>What there is one reduced value for.</summary>
public enum ReductionSource
{
    /// <summary>Each element: a pass over the tensor collects them.</summary>
    Elements,

    /// <summary>Each row, or block.</summary>
    Rows,

    /// <summary>Each column.</summary>
    Columns,
}
