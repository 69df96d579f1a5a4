using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>Questions about memory given by its first byte, whether the collector may move it or not.</summary>
internal static unsafe class MemoryRange
{
    /// <summary>Whether two ranges share a byte. Empty ranges share none.</summary>
    public static bool Overlap(ref byte first, nuint firstBytes, ref byte second, nuint secondBytes)
    {
        if (firstBytes == 0 || secondBytes == 0)
        {
            return false;
        }

        // Both references are read at one point, so a collection cannot come between; across two objects the distance may change later,
        // but never so that they share memory.
        nint distance = Unsafe.ByteOffset(ref first, ref second);
        return (nuint)distance < firstBytes || (nuint)(-distance) < secondBytes;
    }

    /// <summary>Copies elements, more than a span can hold too.</summary>
    public static void Copy<T>(ref T source, ref T destination, nint length)
        where T : unmanaged
    {
        for (nint done = 0; done < length; done += int.MaxValue)
        {
            int count = (int)Math.Min(length - done, int.MaxValue);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref source, done), count)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, done), count));
        }
    }

    /// <summary>Sets elements to zero, more than a span can hold too.</summary>
    public static void Clear<T>(ref T first, nint length)
        where T : unmanaged
    {
        for (nint done = 0; done < length; done += int.MaxValue)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, done), (int)Math.Min(length - done, int.MaxValue)).Clear();
        }
    }

    /// <summary>The value at an address of native memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(nint address)
        where T : unmanaged => ref *(T*)address;

    /// <summary>Where the memory lies now. The collector may move it at any time, so this serves placement only, never access.</summary>
    public static nuint Address<T>(ref T first)
        where T : unmanaged => (nuint)Unsafe.AsPointer(ref first);
}
