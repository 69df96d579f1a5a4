namespace OptimGen;

/// <summary>How much better a metric must be to count as better.</summary>
public enum ThresholdMode
{
    /// <summary>By a share of the best so far. PyTorch: <c>rel</c>.</summary>
    Relative,

    /// <summary>By an amount. PyTorch: <c>abs</c>.</summary>
    Absolute,
}
