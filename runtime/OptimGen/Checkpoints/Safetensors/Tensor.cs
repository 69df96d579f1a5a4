using System.Collections.Generic;

namespace OptimGen;

/// <summary>A tensor in memory under its name in a file.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Shape">The sizes of its dimensions, outermost first; none for a single number.</param>
/// <param name="Memory">Its numbers.</param>
internal sealed record Tensor(string Name, TensorType Type, IReadOnlyList<long> Shape, ITensorMemory Memory);
