namespace OptimGen.Generator.Rules;

/// <summary>One argument of the author's method.</summary>
/// <param name="Leaf">What is passed: parameter, gradient, state, hyperparameter or step number.</param>
/// <param name="Index">Which state or hyperparameter; otherwise −1.</param>
/// <param name="IsInteger32">Whether a step number is an <c>int</c> there, not a <c>long</c>.</param>
internal readonly record struct ReferenceArgument(Op Leaf, int Index, bool IsInteger32);
