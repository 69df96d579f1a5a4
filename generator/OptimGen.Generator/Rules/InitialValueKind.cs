namespace OptimGen.Generator.Rules;

/// <summary>What a state is when step 1 begins.</summary>
internal enum InitialValueKind : byte
{
    /// <summary>Zero, as memory comes.</summary>
    Zero,

    /// <summary>A number.</summary>
    Constant,

    /// <summary>The value of a hyperparameter.</summary>
    Hyperparameter,

    /// <summary>The parameter's own value.</summary>
    Parameter,

    /// <summary>The value that a hyperparameter has when the state is created, and for ever: no step changes it.</summary>
    Construction,
}
