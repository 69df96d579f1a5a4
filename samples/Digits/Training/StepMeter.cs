using System;
using System.Diagnostics;

namespace Digits.Training;

/// <summary>Measures optimizer steps alone: what they take and what they allocate.</summary>
/// <param name="capacity">The most steps that are measured.</param>
internal sealed class StepMeter(int capacity)
{
    private readonly long[] _ticks = new long[capacity];
    private int _count;
    private long _allocated;

    /// <summary>The median time of a step, in microseconds.</summary>
    public double MedianMicroseconds
    {
        get
        {
            Span<long> sorted = _ticks.AsSpan(0, _count).ToArray();
            sorted.Sort();

            // Not by way of TimeSpan, which counts tenths of a microsecond.
            return sorted.IsEmpty ? 0 : sorted[sorted.Length / 2] * 1e6 / Stopwatch.Frequency;
        }
    }

    /// <summary>The managed memory that this thread allocated in a step, on average, in bytes.</summary>
    public double BytesPerStep => _count == 0 ? 0 : (double)_allocated / _count;

    /// <summary>Runs one step and measures it.</summary>
    /// <param name="step">The step. Pass the same delegate each time: making one allocates.</param>
    public void Measure(Action step)
    {
        long allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        step();
        long end = Stopwatch.GetTimestamp();
        _allocated += GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        _ticks[_count++] = end - start;
    }
}
