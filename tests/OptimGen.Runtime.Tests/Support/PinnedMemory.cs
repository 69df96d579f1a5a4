using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen.Runtime.Tests.Support;

/// <summary>Handles of memory that stays where it is until it is unpinned.</summary>
internal static unsafe class PinnedMemory
{
    /// <summary>Pins an array.</summary>
    public static MemoryHandle Pin(float[] array, int elementIndex, IPinnable owner)
    {
        GCHandle handle = GCHandle.Alloc(array, GCHandleType.Pinned);
        return new MemoryHandle((float*)handle.AddrOfPinnedObject() + elementIndex, handle, owner);
    }

    /// <summary>Memory that does not move anyway, or not while it is looked at.</summary>
    public static MemoryHandle Pin(Span<float> span, int elementIndex, IPinnable owner) =>
        new((float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(span)) + elementIndex, default, owner);
}
