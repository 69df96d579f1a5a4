namespace OptimGen;

/// <summary>A range of a tensor, stepped in one call of its kernel.</summary>
/// <param name="Tensor">The tensor's place.</param>
/// <param name="Start">The first element.</param>
/// <param name="Length">The number of elements, at least 1.</param>
internal readonly record struct StepRange(int Tensor, nint Start, nint Length);
