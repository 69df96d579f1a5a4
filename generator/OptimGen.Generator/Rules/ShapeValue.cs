namespace OptimGen.Generator.Rules;

/// <summary>What a rule may ask of a tensor's shape.</summary>
internal enum ShapeValue : byte
{
    /// <summary>The number of dimensions.</summary>
    Rank,

    /// <summary>The size of the first dimension.</summary>
    Rows,

    /// <summary>The number of elements of a row: the product of the other dimensions.</summary>
    Columns,

    /// <summary>The number of elements.</summary>
    Length,

    /// <summary>The number of elements of a block.</summary>
    BlockLength,

    /// <summary>The number of blocks.</summary>
    Blocks,

    /// <summary>The number of elements of all tensors that are stepped together.</summary>
    TotalLength,
}
