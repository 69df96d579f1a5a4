using System.Collections.Generic;

namespace OptimGen;

/// <summary>The header of a safetensors file, checked.</summary>
/// <param name="Tensors">The tensors, in the order of their bytes.</param>
/// <param name="Metadata">The strings under <c>__metadata__</c>.</param>
/// <param name="DataStart">Where the tensors' bytes begin in the file.</param>
/// <param name="HasChecksum">Whether the header carries its own checksum, which was right.</param>
internal sealed record TensorHeader(
    IReadOnlyList<TensorEntry> Tensors, IReadOnlyDictionary<string, string> Metadata, long DataStart, bool HasChecksum)
{
    /// <summary>The longest header that readers of the format accept.</summary>
    public const int MaximumBytes = 100_000_000;

    /// <summary>The key of the strings that are no tensor.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>
    /// The key of the header's own checksum: CRC-32C of length, header and padding, computed with <see cref="BlankChecksum"/> in its place.
    /// </summary>
    public const string ChecksumKey = "optimgen.header_crc32c";

    /// <summary>What precedes the key of a tensor's checksum.</summary>
    public const string TensorChecksumPrefix = "crc32c.";

    /// <summary>What stands for a checksum that is not known yet.</summary>
    public const string BlankChecksum = "00000000";
}
