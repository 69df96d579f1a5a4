namespace OptimGen;

/// <summary>Which way a metric gets better.</summary>
public enum PlateauMode
{
    /// <summary>Less is better: a loss. PyTorch: <c>min</c>.</summary>
    Minimum,

    /// <summary>More is better: an accuracy. PyTorch: <c>max</c>.</summary>
    Maximum,
}
