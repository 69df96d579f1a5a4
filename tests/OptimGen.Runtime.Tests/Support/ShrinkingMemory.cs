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

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
