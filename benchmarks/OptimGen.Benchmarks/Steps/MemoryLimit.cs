using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptimGen.Benchmarks.Steps;

/// <summary>
/// What a step cannot be faster than: reads a gradient, reads and writes a parameter and its states, with one fused multiply-add for each
/// array that is written. Two vectors at a time, all loads before all stores. A factor of 0, which the compiler does not know, leaves all
/// values as they are.
/// </summary>
public static class MemoryLimit
{
    /// <summary>The limit of a rule without states: two reads, one write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref float x, ref float g, nuint length, float factor)
    {
        nuint stride = (nuint)Vector512<float>.Count;
        Vector512<float> f = Vector512.Create(factor);
        for (nuint i = 0; i + 2 * stride <= length; i += 2 * stride)
        {
            Vector512<float> g0 = Vector512.LoadUnsafe(ref g, i);
            Vector512<float> g1 = Vector512.LoadUnsafe(ref g, i + stride);
            Vector512<float> x0 = Vector512.LoadUnsafe(ref x, i);
            Vector512<float> x1 = Vector512.LoadUnsafe(ref x, i + stride);
            Vector512.FusedMultiplyAdd(g0, f, x0).StoreUnsafe(ref x, i);
            Vector512.FusedMultiplyAdd(g1, f, x1).StoreUnsafe(ref x, i + stride);
        }
    }

    /// <summary>The limit of a rule with one state: three reads, two writes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref float x, ref float g, ref float a, nuint length, float factor)
    {
        nuint stride = (nuint)Vector512<float>.Count;
        Vector512<float> f = Vector512.Create(factor);
        for (nuint i = 0; i + 2 * stride <= length; i += 2 * stride)
        {
            Vector512<float> g0 = Vector512.LoadUnsafe(ref g, i);
            Vector512<float> g1 = Vector512.LoadUnsafe(ref g, i + stride);
            Vector512<float> x0 = Vector512.LoadUnsafe(ref x, i);
            Vector512<float> x1 = Vector512.LoadUnsafe(ref x, i + stride);
            Vector512<float> a0 = Vector512.LoadUnsafe(ref a, i);
            Vector512<float> a1 = Vector512.LoadUnsafe(ref a, i + stride);
            Vector512.FusedMultiplyAdd(g0, f, a0).StoreUnsafe(ref a, i);
            Vector512.FusedMultiplyAdd(g1, f, a1).StoreUnsafe(ref a, i + stride);
            Vector512.FusedMultiplyAdd(g0, f, x0).StoreUnsafe(ref x, i);
            Vector512.FusedMultiplyAdd(g1, f, x1).StoreUnsafe(ref x, i + stride);
        }
    }

    /// <summary>The limit of a rule with two states, such as AdamW: four reads, three writes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref float x, ref float g, ref float a, ref float b, nuint length, float factor)
    {
        nuint stride = (nuint)Vector512<float>.Count;
        Vector512<float> f = Vector512.Create(factor);
        for (nuint i = 0; i + 2 * stride <= length; i += 2 * stride)
        {
            Vector512<float> g0 = Vector512.LoadUnsafe(ref g, i);
            Vector512<float> g1 = Vector512.LoadUnsafe(ref g, i + stride);
            Vector512<float> x0 = Vector512.LoadUnsafe(ref x, i);
            Vector512<float> x1 = Vector512.LoadUnsafe(ref x, i + stride);
            Vector512<float> a0 = Vector512.LoadUnsafe(ref a, i);
            Vector512<float> a1 = Vector512.LoadUnsafe(ref a, i + stride);
            Vector512<float> b0 = Vector512.LoadUnsafe(ref b, i);
            Vector512<float> b1 = Vector512.LoadUnsafe(ref b, i + stride);
            Vector512.FusedMultiplyAdd(g0, f, a0).StoreUnsafe(ref a, i);
            Vector512.FusedMultiplyAdd(g1, f, a1).StoreUnsafe(ref a, i + stride);
            Vector512.FusedMultiplyAdd(g0, f, b0).StoreUnsafe(ref b, i);
            Vector512.FusedMultiplyAdd(g1, f, b1).StoreUnsafe(ref b, i + stride);
            Vector512.FusedMultiplyAdd(g0, f, x0).StoreUnsafe(ref x, i);
            Vector512.FusedMultiplyAdd(g1, f, x1).StoreUnsafe(ref x, i + stride);
        }
    }

    /// <summary>The limit of a rule with three states: five reads, four writes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ref float x, ref float g, ref float a, ref float b, ref float c, nuint length, float factor)
    {
        nuint stride = (nuint)Vector512<float>.Count;
        Vector512<float> f = Vector512.Create(factor);
        for (nuint i = 0; i + 2 * stride <= length; i += 2 * stride)
        {
            Vector512<float> g0 = Vector512.LoadUnsafe(ref g, i);
            Vector512<float> g1 = Vector512.LoadUnsafe(ref g, i + stride);
            Vector512<float> x0 = Vector512.LoadUnsafe(ref x, i);
            Vector512<float> x1 = Vector512.LoadUnsafe(ref x, i + stride);
            Vector512<float> a0 = Vector512.LoadUnsafe(ref a, i);
            Vector512<float> a1 = Vector512.LoadUnsafe(ref a, i + stride);
            Vector512<float> b0 = Vector512.LoadUnsafe(ref b, i);
            Vector512<float> b1 = Vector512.LoadUnsafe(ref b, i + stride);
            Vector512<float> c0 = Vector512.LoadUnsafe(ref c, i);
            Vector512<float> c1 = Vector512.LoadUnsafe(ref c, i + stride);
            Vector512.FusedMultiplyAdd(g0, f, a0).StoreUnsafe(ref a, i);
            Vector512.FusedMultiplyAdd(g1, f, a1).StoreUnsafe(ref a, i + stride);
            Vector512.FusedMultiplyAdd(g0, f, b0).StoreUnsafe(ref b, i);
            Vector512.FusedMultiplyAdd(g1, f, b1).StoreUnsafe(ref b, i + stride);
            Vector512.FusedMultiplyAdd(g0, f, c0).StoreUnsafe(ref c, i);
            Vector512.FusedMultiplyAdd(g1, f, c1).StoreUnsafe(ref c, i + stride);
            Vector512.FusedMultiplyAdd(g0, f, x0).StoreUnsafe(ref x, i);
            Vector512.FusedMultiplyAdd(g1, f, x1).StoreUnsafe(ref x, i + stride);
        }
    }
}
