using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

// What generated code calls, hidden from completion.
public sealed partial class OptimizerState
{
    /// <summary>
    /// The first value of a state. Nothing is checked: for kernels, between <see cref="BeginStep{T}"/> and <see cref="EndStep"/>.
    /// </summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="index">The state's place in <see cref="Buffers"/>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Buffer<T>(int index)
        where T : unmanaged
    {
        StateBuffer buffer = _buffers[index];
        Debug.Assert(!IsDisposed && buffer.ElementType == typeof(T) && buffer.Memory.IsPlaced, "Buffer before BeginStep.");
        return ref buffer.First<T>();
    }

    /// <summary>Checks everything that a step needs, before anything is written; the first call also fixes where the buffers lie.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="rule">The rule of the optimizer that steps.</param>
    /// <param name="parameters">The first parameter.</param>
    /// <param name="parameterLength">The number of parameters.</param>
    /// <param name="gradients">The first gradient.</param>
    /// <param name="gradientLength">The number of gradients.</param>
    /// <exception cref="ArgumentException">A length is wrong, memory overlaps, or the state does not fit.</exception>
    /// <exception cref="ObjectDisposedException">The state is disposed.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void BeginStep<T>(RuleInfo rule, ref T parameters, nint parameterLength, ref T gradients, nint gradientLength)
        where T : unmanaged
    {
        ThrowIfDisposed();
        if (!Rule.IsSameAs(rule))
        {
            throw Misfit("state", $"The state belongs to {Rule.Name} and does not fit {rule.Name}.");
        }

        if (ElementType != typeof(T))
        {
            throw Misfit("state", $"The state was created for {ElementType.Name} parameters and does not fit {typeof(T).Name} ones.");
        }

        CheckLength(parameterLength, nameof(parameters));
        CheckLength(gradientLength, nameof(gradients));
        nuint bytes = (nuint)Length * (nuint)Unsafe.SizeOf<T>();
        CheckOverlap(ref Unsafe.As<T, byte>(ref parameters), ref Unsafe.As<T, byte>(ref gradients), bytes);
        Place(MemoryRange.Address(ref parameters));
    }

    /// <summary>Counts the step that was taken.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void EndStep()
    {
        Step++;

        // Kernels hold references into native memory, which do not keep its owner alive.
        GC.KeepAlive(this);
    }

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

    /// <summary>The random numbers for rounding the parameters of the step that begins.</summary>
    /// <param name="start">The element that the kernel calls 0.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RoundingNoise Noise(nint start) => new(Seed, Step, start);

    // The arguments are named as users see them in Step, not as they are called here.
    private static ArgumentException Misfit(string argument, string message) => new(message, argument);

    private void CheckLength(nint length, string name)
    {
        if (length != Length)
        {
            throw new ArgumentException($"The state of {Rule.Name} is for {Length} elements, but {name} has {length}.", name);
        }
    }

    private void CheckRange(nint start, nint length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length - start);
    }

    private void CheckOverlap(ref byte parameters, ref byte gradients, nuint bytes)
    {
        if (MemoryRange.Overlap(ref parameters, bytes, ref gradients, bytes))
        {
            throw new ArgumentException("The gradients overlap the parameters in memory.", nameof(gradients));
        }

        foreach (StateBuffer buffer in _buffers)
        {
            if (buffer.Memory.Overlaps(ref parameters, bytes))
            {
                throw new ArgumentException($"The parameters overlap the values of state '{buffer.Name}' in memory.", nameof(parameters));
            }

            if (buffer.Memory.Overlaps(ref gradients, bytes))
            {
                throw new ArgumentException($"The gradients overlap the values of state '{buffer.Name}' in memory.", nameof(gradients));
            }
        }
    }
}
