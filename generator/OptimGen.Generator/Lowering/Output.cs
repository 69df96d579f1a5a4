using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Lowering;

/// <summary>A buffer that the step writes, and the node it ends as.</summary>
/// <param name="Target">The parameter or a state.</param>
/// <param name="Index">Which state; −1 for the parameter.</param>
/// <param name="Node">The value.</param>
internal readonly record struct Output(AssignmentTarget Target, int Index, int Node);
