namespace OptimGen.Generator.Rules;

/// <summary>What a state has one value for.</summary>
internal enum StateShape : byte
{
    /// <summary>Each element, in the element's type.</summary>
    Element,

    /// <summary>The tensor, in double.</summary>
    Uniform,
}
