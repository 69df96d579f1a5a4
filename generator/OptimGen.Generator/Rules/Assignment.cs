namespace OptimGen.Generator.Rules;

/// <summary>One assignment, in the order of the text: what documentation prints line by line, and where names come from.</summary>
/// <param name="Target">What is written.</param>
/// <param name="Index">Which state, for a state; otherwise −1.</param>
/// <param name="Name">The variable as the rule writes it.</param>
/// <param name="Node">Its new value.</param>
internal readonly record struct Assignment(AssignmentTarget Target, int Index, string Name, int Node);
