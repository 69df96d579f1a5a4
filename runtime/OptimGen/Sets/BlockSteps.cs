using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>
/// Steps of a range block by block, with something done before and after each: the block is still in the core's cache, so memory is not asked for
/// it twice.
/// </summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
internal static unsafe class BlockSteps<T>
    where T : unmanaged
{
    // Four arrays of this many floats, and a copy of two: 96 KiB, in any second-level cache, and long beside what a call of a kernel costs.
    private const nint Length = 4096;

    [ThreadStatic]
    private static T[]? _gradients;

    [ThreadStatic]
    private static T[]? _values;

    /// <summary>The elements of a block for ranges made of units, and of a sum of the update: fixed by the unit, whatever ranges there are.</summary>
    public static nint SumLength(nint unit) => unit <= 1 ? Lanes.SumBlock : unit * ((Lanes.SumBlock + unit - 1) / unit);

    /// <summary>Runs a pass over a range.</summary>
    /// <param name="kernel">The optimizer.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="values">The tensor's first parameter, in memory that does not move.</param>
    /// <param name="gradients">The tensor's first gradient, in memory that does not move.</param>
    /// <param name="state">The tensor's state.</param>
    /// <param name="range">The range.</param>
    /// <param name="uniforms">What elements share.</param>
    /// <param name="extras">What else is to be done.</param>
    /// <param name="sums">Where the squares of the update are added, one sum for each <see cref="SumLength"/>, the tensor's first first.</param>
    public static void Run(
        IStepKernel<T> kernel,
        int pass,
        T* values,
        T* gradients,
        OptimizerState state,
        in StepRange range,
        ReadOnlySpan<byte> uniforms,
        in StepExtras extras,
        Span<double> sums)
    {
        bool isLast = pass == kernel.Rule.Phases[kernel.Phase].Plan.LastLoop;
        nint sumLength = SumLength(state.RangeUnit);
        nint block = sumLength * Math.Max(1, Length / sumLength);
        nint end = range.Start + range.Length;
        for (nint start = range.Start; start < end; start += block)
        {
            nint length = Math.Min(block, end - start);
            T* seen = extras.Factor == 1 ? gradients : Scaled(gradients + start, length, extras.Factor) - start;
            T* before = extras.MeasuresUpdate ? Copied(values + start, length, ref _values) : null;
            kernel.Run(pass, ref *values, ref *seen, state, start, length, uniforms, Lanes.Widest);
            if (extras.ZeroesGradients && isLast)
            {
                new Span<T>(gradients + start, (int)length).Clear();
            }

            if (isLast && extras.Copy is { } copy)
            {
                copy.Write(range.Tensor, (float*)values, start, length);
            }

            if (extras.MeasuresUpdate)
            {
                AddSquares(values + start, before, length, sumLength, sums[(int)(start / sumLength)..]);
            }
        }
    }

    // In a copy: the caller's gradients are the caller's.
    private static T* Scaled(T* gradients, nint length, double factor)
    {
        T* scaled = Copied(gradients, length, ref _gradients);
        GradientPass.Transform(ref *scaled, length, GradientTransform.ScaleBy(factor));
        return scaled;
    }

    // In phase with what is copied, modulo a page, like every array that a kernel reads.
    private static T* Copied(T* source, nint length, ref T[]? copy)
    {
        nint spare = (nint)NativeBuffer.Page / sizeof(T);
        if (copy is null || copy.Length < length + spare)
        {
            copy = GC.AllocateUninitializedArray<T>((int)(length + spare), pinned: true);
        }

        T* first = (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(copy));
        first = (T*)((byte*)first + (nint)(((nuint)source - (nuint)first) & (NativeBuffer.Page - 1)));
        new ReadOnlySpan<T>(source, (int)length).CopyTo(new Span<T>(first, (int)length));
        return first;
    }

    private static void AddSquares(T* after, T* before, nint length, nint sumLength, Span<double> sums)
    {
        for (nint start = 0; start < length; start += sumLength)
        {
            nint count = Math.Min(sumLength, length - start);
            GradientPass.Subtract(ref before[start], ref after[start], count);
            sums[(int)(start / sumLength)] += GradientPass.AddSquares(0, ref before[start], count, 1);
        }
    }
}
