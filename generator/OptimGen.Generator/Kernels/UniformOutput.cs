namespace OptimGen.Generator.Kernels;

/// <summary>A state that the whole tensor shares, and what the step leaves in it.</summary>
/// <param name="State">Which state.</param>
/// <param name="Uniform">Which uniform of the kernel.</param>
internal readonly record struct UniformOutput(int State, int Uniform);
