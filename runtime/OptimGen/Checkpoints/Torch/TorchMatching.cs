namespace OptimGen;

/// <summary>How parameters of a <c>state_dict</c> find those of a set.</summary>
public enum TorchMatching
{
    /// <summary>By their names.</summary>
    Names,

    /// <summary>
    /// By their places, as PyTorch itself does it: the first of its first group is the first of the set's first group that has any, and so on.
    /// </summary>
    Order,
}
