namespace OptimGen.Generator.Analysis.Domains;

/// <summary>That a condition holds, or does not.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Holds">Whether it is true.</param>
internal readonly record struct Fact(int Condition, bool Holds);
