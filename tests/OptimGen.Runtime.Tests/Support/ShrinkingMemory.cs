using System;
using System.Buffers;

namespace OptimGen.Runtime.Tests.Support;

/// <summary>Memory of a manager that changes its mind about the length.</summary>
internal sealed class ShrinkingMemory(int length) : MemoryManager<float>
{
    private readonly float[] _array = new float[length];

    public int Length { get; set; } = length;

    public override Memory<float> Memory => CreateMemory(Length);

    public override Span<float> GetSpan() => _array.AsSpan(0, Length);

    /// <summary>How often the memory was pinned and not yet unpinned.</summary>
    public int Pins { get; private set; }

    /// <summary>Whether it refuses to be pinned.</summary>
    public bool RefusesPin { get; set; }

    public override MemoryHandle Pin(int elementIndex = 0)
    {
        if (RefusesPin)
        {
            throw new NotSupportedException("The memory cannot be pinned.");
        }

        Pins++;
        return PinnedMemory.Pin(_array, elementIndex, this);
    }

    public override void Unpin() => Pins--;

    protected override void Dispose(bool disposing)
    {
    }
}
