namespace OptimGen.Generator.Rules;

/// <summary>The C# type of a hyperparameter.</summary>
internal enum HyperparameterKind : byte
{
    /// <summary><c>double</c>.</summary>
    Real,

    /// <summary><c>int</c>.</summary>
    Integer,

    /// <summary><c>bool</c>.</summary>
    Boolean,
}
