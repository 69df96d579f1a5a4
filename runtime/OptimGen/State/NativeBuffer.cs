using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;

namespace OptimGen;

/// <summary>
/// Zeroed native memory whose first element can still be placed: its address modulo a page is chosen once, before anything is written.
/// </summary>
/// <remarks>
/// Arrays that a kernel reads together run fastest when their addresses are equal modulo the page: otherwise stores and later loads of
/// other arrays look alike to the processor and wait for each other.
/// </remarks>
internal sealed unsafe class NativeBuffer : IDisposable
{
    /// <summary>Addresses are placed modulo this, the page within which processors compare loads with stores.</summary>
    public const nuint Page = 4096;

    /// <summary>The alignment of every buffer: a cache line, and the widest vector.</summary>
    public const nuint Line = 64;

    // Below this, arrays are packed line by line: in pages of their own, all at one phase, many small tensors would fight for the same few
    // sets of every cache and for the entries of the page tables, which costs more than what the phase saves within one of them.
    private const nuint SmallestPlaced = 2048;

    private readonly nuint _allocated;
    private nint _block;
    private byte* _first;

    /// <summary>Allocates zeroed memory; nothing is placed yet.</summary>
    /// <param name="length">The number of elements, 0 or more.</param>
    /// <param name="elementSize">The size of an element in bytes.</param>
    /// <exception cref="OutOfMemoryException">The memory cannot be had.</exception>
    public NativeBuffer(nint length, int elementSize)
    {
        // No processor addresses more than 2⁵⁶ bytes, so a product beyond this is refused before it can wrap around.
        if (length > (nint.MaxValue - (nint)(Page + Line)) / elementSize)
        {
            GC.SuppressFinalize(this);
            throw Refused(length, elementSize, null);
        }

        // Whatever the phase, the first element fits in the extra page; a line more lets nothing else share the last one.
        Bytes = (nuint)length * (nuint)elementSize;
        bool isSmall = Bytes < SmallestPlaced;
        _allocated = isSmall ? ((Bytes + Line - 1) & ~(Line - 1)) + Line : Bytes + Page + Line;
        try
        {
            _block = (nint)NativeMemory.AllocZeroed(_allocated);
        }
        catch (OutOfMemoryException exception)
        {
            GC.SuppressFinalize(this);
            throw Refused(length, elementSize, exception);
        }

        if (isSmall)
        {
            _first = (byte*)(((nuint)_block + Line - 1) & ~(Line - 1));
        }

        GC.AddMemoryPressure((long)_allocated);
    }

    /// <summary>Uses memory that somebody else owns and keeps longer than this: it is neither placed nor freed.</summary>
    /// <param name="length">The number of elements.</param>
    /// <param name="elementSize">The size of an element in bytes.</param>
    /// <param name="address">The first byte.</param>
    public NativeBuffer(nint length, int elementSize, nint address)
    {
        Bytes = (nuint)length * (nuint)elementSize;
        _first = (byte*)address;
        GC.SuppressFinalize(this);
    }

    ~NativeBuffer() => Free();

    /// <summary>The usable size.</summary>
    public nuint Bytes { get; }

    public bool IsPlaced => _first != null;

    /// <summary>The first byte; the buffer must be placed and not disposed.</summary>
    public ref byte First => ref *_first;

    /// <summary>The address of the first byte; 0 while the buffer is not placed, and once it is disposed.</summary>
    public nint Address => (nint)_first;

    /// <summary>Chooses the address of the first byte. Only the first call has an effect.</summary>
    /// <param name="address">An address to agree with, rounded down to a line, modulo a page.</param>
    public void PlaceLike(nuint address)
    {
        if (_first == null && _block != 0)
        {
            nuint phase = address & (Page - Line);
            _first = (byte*)_block + ((phase - (nuint)_block) & (Page - 1));
        }
    }

    /// <summary>Looks at other memory of the same owner; only for memory that is not this buffer's own.</summary>
    public void MoveTo(nint address)
    {
        Debug.Assert(_block == 0, "Moving memory that would then never be freed.");
        _first = (byte*)address;
    }

    /// <summary>
    /// Whether an array shares memory with the usable bytes. Memory that is not placed yet is known to nobody and shares none.
    /// </summary>
    public bool Overlaps(ref byte other, nuint otherBytes) => IsPlaced && MemoryRange.Overlap(ref First, Bytes, ref other, otherBytes);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

#pragma warning disable CA2201 // It is the runtime's exception, thrown again with the numbers and names that it lacks.
    /// <summary>The same refusal, with the name of what there is no memory for.</summary>
    public static OutOfMemoryException Refused(string what, OutOfMemoryException refusal) => new($"{what}: {refusal.Message}", refusal);

    private static OutOfMemoryException Refused(nint length, int elementSize, Exception? inner) =>
        new($"There is no native memory for {length} elements of {elementSize} bytes: {(Int128)length * elementSize} bytes together.", inner);
#pragma warning restore CA2201

    private void Free()
    {
        _first = null;
        nint block = Interlocked.Exchange(ref _block, 0);
        if (block != 0)
        {
            NativeMemory.Free((void*)block);
            GC.RemoveMemoryPressure((long)_allocated);
        }
    }
}
