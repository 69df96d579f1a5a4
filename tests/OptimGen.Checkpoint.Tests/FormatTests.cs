using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests;

/// <summary>Files are safetensors files: what the format asks for, checked without the code that reads them.</summary>
public sealed class FormatTests
{
    [Fact]
    public void The_header_is_json_padded_with_spaces_to_eight_bytes()
    {
        using SmallModel model = new(steps: 2);
        byte[] file = model.Save();
        string header = Container.Header(file);
        Assert.Equal(0, header.Length % 8);
        Assert.StartsWith("{\"__metadata__\":{", header, StringComparison.Ordinal);
        Assert.Equal('}', header.TrimEnd(' ')[^1]);
        using JsonDocument document = JsonDocument.Parse(header);
        Assert.All(
            document.RootElement.GetProperty("__metadata__").EnumerateObject(),
            property => Assert.Equal(JsonValueKind.String, property.Value.ValueKind));
    }

    [Fact]
    public void Tensors_lie_end_to_end_the_widest_types_first()
    {
        using SmallModel model = new(steps: 2);
        byte[] file = model.Save();
        long end = 0;
        int size = 8;
        string last = "";
        foreach ((string name, (string type, long[] shape, long begin, long thisEnd)) in Container.Tensors(file).OrderBy(pair => pair.Value.Begin))
        {
            int thisSize = type == "F64" ? 8 : 4;
            Assert.Equal(end, begin);
            Assert.Equal(thisSize * shape.Aggregate(1L, (product, one) => product * one), thisEnd - begin);
            Assert.True(thisSize < size || (thisSize == size && string.CompareOrdinal(last, name) < 0), $"{name} after {last}");
            (end, size, last) = (thisEnd, thisSize, name);
        }

        Assert.Equal(file.Length - 8 - Container.HeaderBytes(file), end);
        Assert.Equal(
            ["b", "state.b.m", "state.b.product", "state.b.v", "state.w.m", "state.w.product", "state.w.v", "w"],
            Container.Tensors(file).Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Numbers_are_little_endian_and_where_the_header_says()
    {
        using SmallModel model = new(steps: 2);
        byte[] file = model.Save();
        byte[] data = Container.Data(file);
        Dictionary<string, (string Type, long[] Shape, long Begin, long End)> tensors = Container.Tensors(file);
        float[] moments = model.Set["w"].State!.Values<float>("v").ToArray();
        for (int i = 0; i < moments.Length; i++)
        {
            Assert.Equal(moments[i], BinaryPrimitives.ReadSingleLittleEndian(data.AsSpan((int)tensors["state.w.v"].Begin + (4 * i))));
        }

        double product = BinaryPrimitives.ReadDoubleLittleEndian(data.AsSpan((int)tensors["state.w.product"].Begin));
        Assert.Equal(model.Set["w"].State!.Values<double>("product")[0], product);
    }

    [Fact]
    public void Checksums_are_those_of_the_standard()
    {
        // The check value of CRC-32C in catalogues of checksums.
        Crc32C whole = default;
        whole.Append("123456789"u8);
        Assert.Equal(0xe3069283u, whole.Value);
        for (int split = 0; split <= 9; split++)
        {
            Crc32C parts = default;
            parts.Append("123456789"u8[..split]);
            parts.Append("123456789"u8[split..]);
            Assert.Equal("e3069283", parts.Text);
        }

        Assert.Equal("00000000", default(Crc32C).Text);
    }

    [Fact]
    public void Every_width_of_numbers_can_be_reversed_for_other_processors()
    {
        foreach (int size in new[] { 1, 2, 4, 8 })
        {
            byte[] bytes = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
            ByteOrder.Reverse(bytes, size);
            Assert.Equal(Enumerable.Range(0, 16).Select(i => (byte)((i / size * size) + size - 1 - (i % size))), bytes);
            ByteOrder.Reverse(bytes, size);
            Assert.Equal(Enumerable.Range(0, 16).Select(i => (byte)i), bytes);
        }
    }

    [Fact]
    public void A_file_with_another_order_and_spacing_is_read_too()
    {
        // As another program would write it: names in another order, spaces inside, tensors by name.
        using SmallModel model = new(steps: 2);
        byte[] file = Container.WithHeader(model.Save(), header => "{ " + header[1..].Replace("\"shape\":", "\"shape\" : ", StringComparison.Ordinal));
        using SmallModel loaded = new();
        Loading.Load(file, loaded);
        Assert.Equal(model.Content, loaded.Content);
    }
}
