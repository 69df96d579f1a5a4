using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptimGen.Benchmarks.Steps;

/// <summary>AdamW with <see cref="Vector{T}"/>: vectors of the processor's usual width, one at a time, and a scalar loop for the rest.</summary>
public static class VectorOfTAdamW
{
    /// <summary>Takes a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(ref float x, ref float g, ref float m, ref float v, nuint length, in AdamWUniforms uniforms)
    {
        Vector<float> keep = new(uniforms.Keep);
        Vector<float> decay1 = new(uniforms.Decay1);
        Vector<float> rest1 = new(uniforms.Rest1);
        Vector<float> decay2 = new(uniforms.Decay2);
        Vector<float> rest2 = new(uniforms.Rest2);
        Vector<float> rate = new(uniforms.FoldedRate);
        Vector<float> epsilon = new(uniforms.FoldedEpsilon);
        nuint lanes = (nuint)Vector<float>.Count;
        nuint i = 0;
        for (; i + lanes <= length; i += lanes)
        {
            Vector<float> gradient = Vector.LoadUnsafe(ref g, i);
            Vector<float> parameter = Vector.LoadUnsafe(ref x, i);
            Vector<float> first = Vector.FusedMultiplyAdd(decay1, Vector.LoadUnsafe(ref m, i), rest1 * gradient);
            Vector<float> second = Vector.FusedMultiplyAdd(decay2, Vector.LoadUnsafe(ref v, i), rest2 * gradient * gradient);
            first.StoreUnsafe(ref m, i);
            second.StoreUnsafe(ref v, i);
            Vector.FusedMultiplyAdd(keep, parameter, -(rate * first / (Vector.SquareRoot(second) + epsilon))).StoreUnsafe(ref x, i);
        }

        ScalarAdamW.Step(
            ref Unsafe.Add(ref x, i), ref Unsafe.Add(ref g, i), ref Unsafe.Add(ref m, i), ref Unsafe.Add(ref v, i), length - i, in uniforms);
    }
}
