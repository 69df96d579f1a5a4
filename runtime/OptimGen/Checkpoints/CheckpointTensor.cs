using System.Collections.Generic;

namespace OptimGen;

/// <summary>A tensor of a checkpoint, as its header describes it.</summary>
/// <param name="Name">The parameter's name, or <c>state.</c>, the parameter's name, a dot and the state's name.</param>
/// <param name="Type">The type of its numbers in the words of the format: F64, F32, F16, BF16, I8, U8.</param>
/// <param name="Shape">The sizes of its dimensions, outermost first; none for a single number.</param>
/// <param name="Bytes">Its size in bytes.</param>
public sealed record CheckpointTensor(string Name, string Type, IReadOnlyList<long> Shape, long Bytes);
