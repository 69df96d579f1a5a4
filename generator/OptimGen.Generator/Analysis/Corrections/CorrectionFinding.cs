namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>An average, or its correction, that is wrong. Values are <see cref="RuleValues"/>'.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="State">The state.</param>
/// <param name="Node">The operation that corrects; for unequal weights, the sum.</param>
/// <param name="Correction">The node of 1 − βᵗ; otherwise −1.</param>
/// <param name="Decay">The decay that is corrected with; for unequal weights, the state's weight.</param>
/// <param name="Right">The decay that is right where there is one; for unequal weights, the weight of the new value.</param>
internal sealed record CorrectionFinding(CorrectionFault Fault, int State, int Node, int Correction, int Decay, int Right);
