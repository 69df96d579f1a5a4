using System;
using System.Runtime.InteropServices;

namespace OptimGen.Benchmarks.Steps;

/// <summary>
/// Native memory that begins at a page, as the buffers of <see cref="OptimizerState"/> do beside it: all arrays of a benchmark have the
/// same phase, whoever reads them.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed unsafe class AlignedArray<T> : IDisposable
    where T : unmanaged
{
    private const nuint Page = 4096;

    private void* _memory;

    /// <summary>Allocates, and touches every page.</summary>
    /// <param name="length">The number of elements.</param>
    /// <param name="value">What all of them are.</param>
    public AlignedArray(int length, T value)
    {
        Length = length;
        _memory = NativeMemory.AlignedAlloc((nuint)length * (nuint)sizeof(T), Page);
        Span.Fill(value);
    }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements.</summary>
    public Span<T> Span => new(_memory, Length);

    /// <summary>The first element.</summary>
    public ref T First => ref *(T*)_memory;

    /// <summary>Where the first element lies.</summary>
    public nint Address => (nint)_memory;

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_memory);
        _memory = null;
    }
}
