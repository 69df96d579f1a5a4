namespace OptimGen.Generator.Kernels;

/// <summary>A local of the loop: a value that has a name, or that more than one statement needs.</summary>
/// <param name="Name">What the code calls it, before the number of the interleaved vector: <c>newM</c>.</param>
/// <param name="Node">The value; operands that are no statements of their own are written inside it.</param>
internal readonly record struct Statement(string Name, int Node);
