namespace OptimGen.Generator.Rules;

/// <summary>All that is known of one operation. In the spellings, <c>{0}</c>… are operands.</summary>
/// <param name="Op">Which operation.</param>
/// <param name="Arity">How many operands.</param>
/// <param name="IsBoolean">Whether the result is a truth value.</param>
/// <param name="Binding">How tightly the infix spellings bind; 0 for names and calls, which never need parentheses.</param>
/// <param name="Formula">As documentation writes it.</param>
/// <param name="Double">As C# on doubles, in code that runs once per step; <c>{Math}</c> and <c>{UniformMath}</c> are classes.</param>
/// <param name="Scalar">As C# on one element; <c>{T}</c> is <c>float</c> or <c>double</c>.</param>
/// <param name="Vector">As C# on a vector; <c>{V}</c> is <c>Vector512</c>, <c>Vector256</c> or <c>Vector128</c>.</param>
internal sealed record OpInfo(
    Op Op,
    int Arity,
    bool IsBoolean,
    int Binding,
    string Formula,
    string Double,
    string Scalar,
    string Vector)
{
    /// <summary>As <see cref="Scalar"/> on a double, where that is another one.</summary>
    public string? ScalarOfDouble { get; init; }

    /// <summary>As <see cref="Vector"/> of doubles, where that is another one.</summary>
    public string? VectorOfDouble { get; init; }

    /// <summary>What a reduction takes its values from; null for all other operations.</summary>
    public ReductionScope? Scope { get; init; }

    /// <summary>For a reduction, whether it takes the largest value; the others sum.</summary>
    public bool IsLargest { get; init; }

    /// <summary>Whether a spelling names its operand more than once, so that it must have a name.</summary>
    public bool RepeatsOperand { get; init; }
}
