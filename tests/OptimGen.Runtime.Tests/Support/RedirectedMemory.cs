using System;
using System.Buffers;

namespace OptimGen.Runtime.Tests.Support;

/// <summary>Memory of a manager that changes its mind about where the memory is.</summary>
internal sealed class RedirectedMemory(float[] array) : MemoryManager<float>
{
    public OptimizerState? State { get; set; }

    public override Memory<float> Memory => CreateMemory(array.Length);

    public override Span<float> GetSpan() => State is null ? array : State.Values<float>("m");

    public override MemoryHandle Pin(int elementIndex = 0) => PinnedMemory.Pin(GetSpan(), elementIndex, this);

    public override void Unpin()
    {
    }

    protected override void Dispose(bool disposing)
    {
    }
}
