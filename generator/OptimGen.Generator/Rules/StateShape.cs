namespace OptimGen.Generator.Rules;

/// <summary>What a state has one value for.</summary>
internal enum StateShape : byte
{
    /// <summary>Each element, in the element's type.</summary>
    Element,

    /// <summary>The tensor, in double.</summary>
    Uniform,

    /// <summary>Each row of a matrix, in double.</summary>
    Row,

    /// <summary>Each column of a matrix, in double.</summary>
    Column,

    /// <summary>Each block of the tensor, in double.</summary>
    Block,
}
