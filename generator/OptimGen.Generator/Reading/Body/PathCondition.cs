namespace OptimGen.Generator.Reading.Body;

/// <summary>A condition under which a piece of text is reached.</summary>
/// <param name="Node">The condition.</param>
/// <param name="IsNegated">Whether it must be false: the <c>else</c> arm.</param>
internal readonly record struct PathCondition(int Node, bool IsNegated);
