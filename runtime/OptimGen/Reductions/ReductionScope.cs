namespace OptimGen;

/// <summary>What a reduction takes its values from.</summary>
public enum ReductionScope
{
    /// <summary>All elements of the tensor, or all its rows or columns where the value is one per row or column.</summary>
    Tensor,

    /// <summary>All elements of all tensors that are stepped together.</summary>
    All,

    /// <summary>The elements of each row, or block.</summary>
    Row,

    /// <summary>The elements of each column.</summary>
    Column,
}
