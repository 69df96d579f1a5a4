using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>The values of a state as bytes. The state must be placed, and its owner reachable.</summary>
internal sealed class StateMemory(StateBuffer buffer) : ITensorMemory
{
    public long Bytes => (long)buffer.Memory.Bytes;

    public void Read(long start, Span<byte> destination) => Range(start, destination.Length).CopyTo(destination);

    public void Write(long start, ReadOnlySpan<byte> source) => source.CopyTo(Range(start, source.Length));

    private Span<byte> Range(long start, int length) =>
        MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref buffer.Memory.First, (nint)start), length);
}
