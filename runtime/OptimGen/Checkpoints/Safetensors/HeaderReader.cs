using System;
using System.Buffers.Binary;
using System.IO;
using System.Threading.Tasks;

namespace OptimGen;

/// <summary>Reads the header of a safetensors file and believes nothing: sizes first, then the text, then the places of the tensors.</summary>
internal static class HeaderReader
{
    /// <summary>Reads and checks the header. Nothing is allocated that the file's real size does not justify.</summary>
    /// <param name="stream">The file, at its start.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="isExpected">Whether a tensor of this name is wanted; the first other one ends the reading. Null for all.</param>
    /// <param name="transfer">The run.</param>
    /// <exception cref="CheckpointException">The header is not what the format asks for.</exception>
    public static async ValueTask<TensorHeader> ReadAsync(Stream stream, string path, Func<string, bool>? isExpected, Transfer transfer)
    {
        long fileBytes = stream.Length;
        if (fileBytes < sizeof(ulong))
        {
            throw new CheckpointException(path, null, $"It has {fileBytes} bytes, fewer than the 8 of a header's length.");
        }

        byte[] length = new byte[sizeof(ulong)];
        await transfer.ReadAsync(stream, length).ConfigureAwait(false);
        ulong claimed = BinaryPrimitives.ReadUInt64LittleEndian(length);
        if (claimed > (ulong)(fileBytes - sizeof(ulong)))
        {
            throw new CheckpointException(
                path, null, $"Its header claims {claimed} bytes, but only {fileBytes - sizeof(ulong)} follow: truncated, or no safetensors file.");
        }

        if (claimed > TensorHeader.MaximumBytes)
        {
            throw new CheckpointException(
                path, null, $"Its header claims {claimed} bytes, more than the {TensorHeader.MaximumBytes} that are accepted.");
        }

        byte[] json = new byte[(int)claimed];
        await transfer.ReadAsync(stream, json).ConfigureAwait(false);
        HeaderText text = HeaderParser.Parse(json, path, isExpected);
        bool hasChecksum = text.ChecksumPlace >= 0;
        if (hasChecksum)
        {
            CheckChecksum(length, json, text, path);
        }

        text.Tensors.Sort(static (one, two) => one.Begin != two.Begin ? one.Begin.CompareTo(two.Begin) : one.End.CompareTo(two.End));
        long dataStart = sizeof(ulong) + json.Length;
        CheckPlaces(text, fileBytes - dataStart, path);
        return new TensorHeader(text.Tensors, text.Metadata, dataStart, hasChecksum);
    }

    private static void CheckChecksum(byte[] length, byte[] json, HeaderText text, string path)
    {
        Crc32C checksum = default;
        checksum.Append(length);
        checksum.Append(json.AsSpan(0, text.ChecksumPlace));
        checksum.Append("00000000"u8);
        checksum.Append(json.AsSpan(text.ChecksumPlace + TensorHeader.BlankChecksum.Length));
        string recorded = text.Metadata[TensorHeader.ChecksumKey];
        if (!string.Equals(checksum.Text, recorded, StringComparison.Ordinal))
        {
            throw new CheckpointException(
                path, TensorHeader.MetadataKey, $"The header's checksum is {checksum.Text} and was {recorded} when it was written.");
        }
    }

    // The tensors must lie end to end: no hole where something could hide, no byte in two tensors.
    private static void CheckPlaces(HeaderText text, long dataBytes, string path)
    {
        long end = 0;
        foreach (TensorEntry tensor in text.Tensors)
        {
            if (tensor.Begin != end)
            {
                string what = tensor.Begin > end ? "leaves a hole after" : "overlaps";
                throw new CheckpointException(
                    path, tensor.Name, $"It begins at byte {tensor.Begin} and {what} the tensor that ends at byte {end}.");
            }

            end = tensor.End;
        }

        if (end != dataBytes)
        {
            throw new CheckpointException(path, null, $"Its tensors take {end} bytes, but {dataBytes} follow the header.");
        }
    }
}
