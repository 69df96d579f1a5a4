using System.Collections.Generic;

namespace OptimGen;

/// <summary>One of PyTorch's <c>param_groups</c>.</summary>
/// <param name="Parameters">The names of its parameters, or their places as text.</param>
/// <param name="Numbers">Its numbers by key; those of a tuple as <c>betas[0]</c>, <c>betas[1]</c>.</param>
/// <param name="Flags">Its truth values by key.</param>
internal sealed record TorchGroup(
    IReadOnlyList<string> Parameters, IReadOnlyDictionary<string, double> Numbers, IReadOnlyDictionary<string, bool> Flags);
