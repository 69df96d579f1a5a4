using System;
using System.Numerics.Tensors;

namespace OptimGen.Benchmarks.Steps;

/// <summary>AdamW with TensorPrimitives: eleven passes, what one writes today without a generator.</summary>
public static class TensorPrimitivesAdamW
{
    // Five arrays of this many floats fill 40 KiB, which stay in the first two levels of the cache.
    private const int BlockLength = 2048;

    /// <summary>Takes a step in passes over whole arrays.</summary>
    public static void Step(
        Span<float> x, ReadOnlySpan<float> g, Span<float> m, Span<float> v, Span<float> scratch, in AdamWUniforms uniforms)
    {
        TensorPrimitives.Multiply(x, uniforms.Keep, x);
        TensorPrimitives.Multiply(m, uniforms.Decay1, m);
        TensorPrimitives.MultiplyAdd(g, uniforms.Rest1, m, m);
        TensorPrimitives.Multiply(g, g, scratch);
        TensorPrimitives.Multiply(v, uniforms.Decay2, v);
        TensorPrimitives.MultiplyAdd(scratch, uniforms.Rest2, v, v);
        TensorPrimitives.Divide(v, uniforms.Correction2, scratch);
        TensorPrimitives.Sqrt(scratch, scratch);
        TensorPrimitives.Add(scratch, uniforms.PlainEpsilon, scratch);
        TensorPrimitives.Divide(m, scratch, scratch);
        TensorPrimitives.MultiplyAdd(scratch, -uniforms.PlainRate, x, x);
    }

    /// <summary>Takes a step in passes over one block after the other.</summary>
    public static void StepInBlocks(
        Span<float> x, ReadOnlySpan<float> g, Span<float> m, Span<float> v, Span<float> scratch, in AdamWUniforms uniforms)
    {
        for (int start = 0; start < x.Length; start += BlockLength)
        {
            int length = Math.Min(BlockLength, x.Length - start);
            Step(
                x.Slice(start, length),
                g.Slice(start, length),
                m.Slice(start, length),
                v.Slice(start, length),
                scratch[..length],
                in uniforms);
        }
    }
}
