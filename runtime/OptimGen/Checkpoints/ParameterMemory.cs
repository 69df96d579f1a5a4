using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>The values of a parameter as bytes. Its memory must be held, and its set reachable.</summary>
internal sealed class ParameterMemory<T>(Parameter<T> parameter) : ITensorMemory
    where T : unmanaged
{
    public long Bytes => (long)parameter.Length * Unsafe.SizeOf<T>();

    public void Read(long start, Span<byte> destination) => Range(start, destination.Length).CopyTo(destination);

    public void Write(long start, ReadOnlySpan<byte> source) => source.CopyTo(Range(start, source.Length));

    private Span<byte> Range(long start, int length) =>
        MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.As<T, byte>(ref parameter.FirstValue(out _)), (nint)start), length);
}
