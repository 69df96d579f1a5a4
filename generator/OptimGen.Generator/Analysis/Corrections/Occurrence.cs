namespace OptimGen.Generator.Analysis.Corrections;

/// <summary>One factor of a product.</summary>
/// <param name="Key">A state, for an average; a decay, for a correction; a value, for what is neither.</param>
/// <param name="Exponent">Its exponent: −1 for a divisor, ½ under a root.</param>
/// <param name="Node">The factor's node.</param>
/// <param name="Place">The node of the product, or quotient, that it is a factor of.</param>
internal sealed record Occurrence(int Key, double Exponent, int Node, int Place);
