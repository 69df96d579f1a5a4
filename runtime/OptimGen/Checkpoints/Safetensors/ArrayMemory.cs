using System;

namespace OptimGen;

/// <summary>A few numbers, in an array of bytes.</summary>
internal sealed class ArrayMemory(byte[] values) : ITensorMemory
{
    public long Bytes => values.Length;

    public ReadOnlySpan<byte> Values => values;

    public void Read(long start, Span<byte> destination) => values.AsSpan((int)start, destination.Length).CopyTo(destination);

    public void Write(long start, ReadOnlySpan<byte> source) => source.CopyTo(values.AsSpan((int)start));
}
