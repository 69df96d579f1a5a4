namespace OptimGen.Generator.Kernels;

/// <summary>A value that every element of a step shares, computed once in double.</summary>
/// <param name="Name">What the code calls it: <c>oneMinusBeta1</c>.</param>
/// <param name="Node">Its node in the kernel's uniform graph.</param>
internal readonly record struct UniformValue(string Name, int Node);
