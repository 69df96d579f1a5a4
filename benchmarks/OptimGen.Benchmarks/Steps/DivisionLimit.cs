using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptimGen.Benchmarks.Steps;

/// <summary>
/// <see cref="MemoryLimit"/> with one root and one division for each parameter, as AdamW has them. Processors have one unit for both, which
/// takes its next vector only after several cycles; while the arrays are in the cache, it is what a step waits for.
/// </summary>
public static class DivisionLimit
{
    /// <summary>Four reads, three writes, one root, one division.</summary>
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
            Vector512<float> a0 = Vector512.FusedMultiplyAdd(g0, f, Vector512.LoadUnsafe(ref a, i));
            Vector512<float> a1 = Vector512.FusedMultiplyAdd(g1, f, Vector512.LoadUnsafe(ref a, i + stride));
            Vector512<float> b0 = Vector512.FusedMultiplyAdd(g0, f, Vector512.LoadUnsafe(ref b, i));
            Vector512<float> b1 = Vector512.FusedMultiplyAdd(g1, f, Vector512.LoadUnsafe(ref b, i + stride));
            a0.StoreUnsafe(ref a, i);
            a1.StoreUnsafe(ref a, i + stride);
            b0.StoreUnsafe(ref b, i);
            b1.StoreUnsafe(ref b, i + stride);
            Vector512.FusedMultiplyAdd(a0 / Vector512.Sqrt(b0), f, x0).StoreUnsafe(ref x, i);
            Vector512.FusedMultiplyAdd(a1 / Vector512.Sqrt(b1), f, x1).StoreUnsafe(ref x, i + stride);
        }
    }
}
