using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace OptimGen.Checkpoints.Tests.Support;

/// <summary>Safetensors files made and taken apart by hand, without the code under test.</summary>
internal static class Container
{
    /// <summary>A file of a header's text and the bytes after it.</summary>
    public static byte[] Build(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] file = new byte[8 + json.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)json.Length);
        json.CopyTo(file, 8);
        data.CopyTo(file, 8 + json.Length);
        return file;
    }

    public static string Header(byte[] file) => Encoding.UTF8.GetString(file, 8, HeaderBytes(file));

    public static byte[] Data(byte[] file) => file[(8 + HeaderBytes(file))..];

    public static int HeaderBytes(byte[] file) => (int)BinaryPrimitives.ReadUInt64LittleEndian(file);

    /// <summary>
    /// The file with another header text and the right checksum of it, so that only what the text says can be refused.
    /// </summary>
    public static byte[] WithHeader(byte[] file, Func<string, string> change)
    {
        string header = change(Header(file));
        int place = header.IndexOf("optimgen.header_crc32c\":\"", StringComparison.Ordinal) + 25;
        byte[] blank = Build(header[..place] + "00000000" + header[(place + 8)..], []);
        Crc32C checksum = default;
        checksum.Append(blank);
        return Build(header[..place] + checksum.Text + header[(place + 8)..], Data(file));
    }

    /// <summary>The tensors of a header by name: type, shape, begin, end.</summary>
    public static Dictionary<string, (string Type, long[] Shape, long Begin, long End)> Tensors(byte[] file)
    {
        Dictionary<string, (string Type, long[] Shape, long Begin, long End)> tensors = new(StringComparer.Ordinal);
        using JsonDocument document = JsonDocument.Parse(Header(file));
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            if (property.Name != "__metadata__")
            {
                long[] offsets = Numbers(property.Value.GetProperty("data_offsets"));
                tensors.Add(
                    property.Name,
                    (property.Value.GetProperty("dtype").GetString()!, Numbers(property.Value.GetProperty("shape")), offsets[0], offsets[1]));
            }
        }

        return tensors;
    }

    private static long[] Numbers(JsonElement array)
    {
        List<long> numbers = [];
        foreach (JsonElement element in array.EnumerateArray())
        {
            numbers.Add(element.GetInt64());
        }

        return [.. numbers];
    }
}
