using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>A state that elements share, and what the step leaves in it.</summary>
/// <param name="State">Which state.</param>
/// <param name="Domain">What it is the same for: uniform, a row or a column.</param>
/// <param name="Value">Which of the shared values of that domain.</param>
internal readonly record struct SharedState(int State, Domain Domain, int Value);
