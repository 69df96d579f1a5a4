using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OptimGen;

/// <summary>The order of tensors in a file, and the header that says so.</summary>
internal sealed class TensorLayout
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly IReadOnlyDictionary<string, string> _metadata;

    /// <summary>Arranges tensors: the widest types first, so that all are aligned; equally wide ones by name.</summary>
    /// <exception cref="ArgumentException">A name cannot be written, or two tensors have one.</exception>
    public TensorLayout(IEnumerable<Tensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        List<Tensor> ordered = [.. tensors];
        ordered.Sort(static (one, two) => one.Type.Size != two.Type.Size
            ? two.Type.Size.CompareTo(one.Type.Size)
            : string.CompareOrdinal(one.Name, two.Name));
        HashSet<string> names = new(StringComparer.Ordinal) { TensorHeader.MetadataKey };
        foreach (Tensor tensor in ordered)
        {
            CheckText(tensor.Name);
            if (!names.Add(tensor.Name))
            {
                throw new ArgumentException($"Two entries of the checkpoint would be named '{tensor.Name}'; rename a parameter.");
            }

            DataBytes += tensor.Memory.Bytes;
        }

        foreach (KeyValuePair<string, string> pair in metadata)
        {
            CheckText(pair.Key);
            CheckText(pair.Value);
        }

        Tensors = ordered;
        _metadata = metadata;
        HeaderBytes = Header(checksums: null).Length;
        if (HeaderBytes > TensorHeader.MaximumBytes)
        {
            throw new ArgumentException(
                $"The checkpoint's header would have {HeaderBytes} bytes, more than the {TensorHeader.MaximumBytes} that readers accept.");
        }
    }

    /// <summary>The tensors in the order of the file.</summary>
    public IReadOnlyList<Tensor> Tensors { get; }

    /// <summary>The bytes of all tensors.</summary>
    public long DataBytes { get; }

    /// <summary>The bytes before the first tensor, whatever the checksums.</summary>
    public int HeaderBytes { get; }

    /// <summary>The bytes before the first tensor: length, JSON, spaces.</summary>
    /// <param name="checksums">The tensors' checksums; null for blank ones of the same size.</param>
    public byte[] Header(string[]? checksums)
    {
        ArrayBufferWriter<byte> json = new();
        int checksumPlace = Write(json, checksums);
        int length = (json.WrittenCount + 7) / 8 * 8;
        byte[] header = new byte[sizeof(ulong) + length];
        BinaryPrimitives.WriteUInt64LittleEndian(header, (ulong)length);
        json.WrittenSpan.CopyTo(header.AsSpan(sizeof(ulong)));
        header.AsSpan(sizeof(ulong) + json.WrittenCount).Fill((byte)' ');
        Crc32C checksum = default;
        checksum.Append(header);
        Encoding.ASCII.GetBytes(checksum.Text, header.AsSpan(sizeof(ulong) + checksumPlace));
        return header;
    }

    // Returns where the header's own checksum stands.
    private int Write(ArrayBufferWriter<byte> json, string[]? checksums)
    {
        using Utf8JsonWriter writer = new(json, Options);
        writer.WriteStartObject();
        writer.WriteStartObject(TensorHeader.MetadataKey);
        writer.WriteString(TensorHeader.ChecksumKey, TensorHeader.BlankChecksum);
        int checksumPlace = (int)(writer.BytesCommitted + writer.BytesPending) - TensorHeader.BlankChecksum.Length - 1;
        foreach (KeyValuePair<string, string> pair in _metadata)
        {
            writer.WriteString(pair.Key, pair.Value);
        }

        for (int i = 0; i < Tensors.Count; i++)
        {
            writer.WriteString(TensorHeader.TensorChecksumPrefix + Tensors[i].Name, checksums?[i] ?? TensorHeader.BlankChecksum);
        }

        writer.WriteEndObject();
        long begin = 0;
        foreach (Tensor tensor in Tensors)
        {
            long end = begin + tensor.Memory.Bytes;
            writer.WriteStartObject(tensor.Name);
            writer.WriteString("dtype", tensor.Type.Name);
            WriteNumbers(writer, "shape", tensor.Shape);
            WriteNumbers(writer, "data_offsets", [begin, end]);
            writer.WriteEndObject();
            begin = end;
        }

        writer.WriteEndObject();
        return checksumPlace;
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IReadOnlyList<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (long number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    // Half of a surrogate pair has no form in UTF-8.
    private static void CheckText(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                i += rune.Utf16SequenceLength - 1;
                continue;
            }

            string place = i.ToString(CultureInfo.InvariantCulture);
            throw new ArgumentException($"The text '{text}' cannot be written to a checkpoint: its character {place} is half of a pair.");
        }
    }
}
