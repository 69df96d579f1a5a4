using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>The values of a parameter as bytes.</summary>
internal sealed class ParameterMemory<T>(Parameter<T> parameter) : ITensorMemory
    where T : unmanaged
{
    public long Bytes => (long)parameter.Length * Unsafe.SizeOf<T>();

    public void Read(long start, Span<byte> destination) => Range(start, destination.Length).CopyTo(destination);

    public void Write(long start, ReadOnlySpan<byte> source) => source.CopyTo(Range(start, source.Length));

    private Span<byte> Range(long start, int length)
    {
        ref T first = ref parameter.FirstValue(out nint count);
        if (count != parameter.Length)
        {
            throw new InvalidOperationException(
                $"The memory of parameter '{parameter.Name}' had {parameter.Length} elements when it was added and has {count} now.");
        }

        return MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.As<T, byte>(ref first), (nint)start), length);
    }
}
