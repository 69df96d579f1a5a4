using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

// What states are when step 1 begins: what generated code calls, hidden from completion.
public sealed partial class OptimizerState
{
    /// <summary>Sets a range of a state to one value, at the start of step 1.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="index">The state's place in <see cref="RuleInfo.States"/>.</param>
    /// <param name="start">The first element of the range.</param>
    /// <param name="length">The number of elements in the range.</param>
    /// <param name="value">The value.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Fill<T>(int index, nint start, nint length, T value)
        where T : unmanaged
    {
        CheckRange(start, length);
        ref T destination = ref Unsafe.Add(ref Buffer<T>(index), start);
        for (nint done = 0; done < length; done += int.MaxValue)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, done), (int)Math.Min(length - done, int.MaxValue)).Fill(value);
        }
    }

    /// <summary>Copies a range of an array to the same range of a state, at the start of step 1.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="index">The state's place in <see cref="RuleInfo.States"/>.</param>
    /// <param name="start">The first element of the range, in both.</param>
    /// <param name="length">The number of elements in the range.</param>
    /// <param name="source">The array's first element (not the range's).</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CopyFrom<T>(int index, nint start, nint length, ref T source)
        where T : unmanaged
    {
        CheckRange(start, length);
        ref T from = ref Unsafe.Add(ref source, start);
        ref T to = ref Unsafe.Add(ref Buffer<T>(index), start);
        for (nint done = 0; done < length; done += int.MaxValue)
        {
            int count = (int)Math.Min(length - done, int.MaxValue);
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, done), count)
                .CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref to, done), count));
        }
    }

    /// <summary>Copies a range of an array to the same range of a state in <see cref="float"/>, at the start of step 1.</summary>
    /// <param name="index">The state's place in <see cref="Buffers"/>.</param>
    /// <param name="start">The first element of the range, in both.</param>
    /// <param name="length">The number of elements in the range.</param>
    /// <param name="source">The array's first element (not the range's).</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CopyFrom(int index, nint start, nint length, ref BFloat16 source)
    {
        CheckRange(start, length);
        ref float to = ref Buffer<float>(index);
        for (nint i = start; i < start + length; i++)
        {
            Unsafe.Add(ref to, i) = Lanes.LoadScalar(ref source, (nuint)i);
        }
    }

    /// <inheritdoc cref="CopyFrom(int, nint, nint, ref BFloat16)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CopyFrom(int index, nint start, nint length, ref Half source)
    {
        CheckRange(start, length);
        ref float to = ref Buffer<float>(index);
        for (nint i = start; i < start + length; i++)
        {
            Unsafe.Add(ref to, i) = Lanes.LoadScalar(ref source, (nuint)i);
        }
    }

    private void CheckRange(nint start, nint length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
    }
}
