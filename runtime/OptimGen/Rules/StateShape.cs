namespace OptimGen;

/// <summary>What a state has one value for.</summary>
public enum StateShape
{
    /// <summary>Each element of the tensor, in the parameters' type.</summary>
    Element,

    /// <summary>The tensor as a whole, in <see cref="double"/>.</summary>
    Uniform,

    /// <summary>Each row of the tensor, in <see cref="double"/>.</summary>
    Row,

    /// <summary>Each column of the tensor, in <see cref="double"/>.</summary>
    Column,

    /// <summary>Each block of the tensor, in <see cref="double"/>.</summary>
    Block,
}
