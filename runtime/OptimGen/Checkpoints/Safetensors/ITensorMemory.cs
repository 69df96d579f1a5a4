using System;

namespace OptimGen;

/// <summary>The numbers of a tensor as bytes in the order of memory, of any length.</summary>
internal interface ITensorMemory
{
    /// <summary>The size in bytes.</summary>
    long Bytes { get; }

    /// <summary>Copies out, from a place on.</summary>
    void Read(long start, Span<byte> destination);

    /// <summary>Copies in, from a place on.</summary>
    void Write(long start, ReadOnlySpan<byte> source);
}
