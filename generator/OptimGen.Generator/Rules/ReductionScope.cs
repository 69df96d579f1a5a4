namespace OptimGen.Generator.Rules;

/// <summary>What a reduction takes its values from. The runtime's enumeration of the same name has the same members.</summary>
internal enum ReductionScope : byte
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
