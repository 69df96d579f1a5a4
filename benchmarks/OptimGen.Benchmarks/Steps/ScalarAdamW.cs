using System;
using System.Runtime.CompilerServices;

namespace OptimGen.Benchmarks.Steps;

/// <summary>
/// AdamW element by element, tuned: constants outside the loop, one root and one division, no bounds checks, fused multiply-add.
/// </summary>
public static class ScalarAdamW
{
    /// <summary>Takes a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(ref float x, ref float g, ref float m, ref float v, nuint length, in AdamWUniforms uniforms)
    {
        float keep = uniforms.Keep;
        float decay1 = uniforms.Decay1;
        float rest1 = uniforms.Rest1;
        float decay2 = uniforms.Decay2;
        float rest2 = uniforms.Rest2;
        float rate = uniforms.FoldedRate;
        float epsilon = uniforms.FoldedEpsilon;
        for (nuint i = 0; i < length; i++)
        {
            float gradient = Unsafe.Add(ref g, i);
            float first = MathF.FusedMultiplyAdd(decay1, Unsafe.Add(ref m, i), rest1 * gradient);
            float second = MathF.FusedMultiplyAdd(decay2, Unsafe.Add(ref v, i), rest2 * gradient * gradient);
            float parameter = Unsafe.Add(ref x, i);
            Unsafe.Add(ref m, i) = first;
            Unsafe.Add(ref v, i) = second;
            Unsafe.Add(ref x, i) = MathF.FusedMultiplyAdd(keep, parameter, -(rate * first / (MathF.Sqrt(second) + epsilon)));
        }
    }
}
