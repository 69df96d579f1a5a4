using System.Collections.Generic;

namespace OptimGen;

/// <summary>What a file's header says of one tensor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="Shape">The sizes of its dimensions, outermost first; none for a single number.</param>
/// <param name="Begin">Where its first byte is, counted from the end of the header.</param>
/// <param name="End">Where its last byte has been passed.</param>
internal sealed record TensorEntry(string Name, TensorType Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>The size in bytes.</summary>
    public long Bytes => End - Begin;
}
