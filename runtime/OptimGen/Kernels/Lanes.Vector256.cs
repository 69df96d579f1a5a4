using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptimGen;

// 256-bit vectors. AVX masks in the instruction; elsewhere lane by lane.
public static unsafe partial class Lanes
{
    /// <summary>Lane i is all ones where i &lt; remaining, else zero.</summary>
    /// <param name="remaining">The number of elements left; any number, also beyond the lanes or negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mask256Single(nint remaining) =>
        Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)Math.Clamp(remaining, 0, Vector256<float>.Count))).AsSingle();

    /// <summary>Loads source[index + i] into lane i where the mask is set; other lanes are zero and their memory is not touched.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadMasked(ref float source, nint index, Vector256<float> mask)
    {
        float* address = (float*)Unsafe.AsPointer(ref source) + index;
        if (Avx.IsSupported)
        {
            return Avx.MaskLoad(address, mask);
        }

        Vector256<float> result = Vector256<float>.Zero;
        for (int lane = 0; lane < Vector256<float>.Count; lane++)
        {
            if (mask.AsInt32().GetElement(lane) != 0)
            {
                result = result.WithElement(lane, address[lane]);
            }
        }

        return result;
    }

    /// <summary>Stores lane i to destination[index + i] where the mask is set; the memory of other lanes is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector256<float> value, ref float destination, nint index, Vector256<float> mask)
    {
        float* address = (float*)Unsafe.AsPointer(ref destination) + index;
        if (Avx.IsSupported)
        {
            Avx.MaskStore(address, mask, value);
            return;
        }

        for (int lane = 0; lane < Vector256<float>.Count; lane++)
        {
            if (mask.AsInt32().GetElement(lane) != 0)
            {
                address[lane] = value.GetElement(lane);
            }
        }
    }

    /// <summary>Lane i is all ones where i &lt; remaining, else zero.</summary>
    /// <param name="remaining">The number of elements left; any number, also beyond the lanes or negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Mask256Double(nint remaining) =>
        Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)remaining)).AsDouble();

    /// <summary>Loads source[index + i] into lane i where the mask is set; other lanes are zero and their memory is not touched.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadMasked(ref double source, nint index, Vector256<double> mask)
    {
        double* address = (double*)Unsafe.AsPointer(ref source) + index;
        if (Avx.IsSupported)
        {
            return Avx.MaskLoad(address, mask);
        }

        Vector256<double> result = Vector256<double>.Zero;
        for (int lane = 0; lane < Vector256<double>.Count; lane++)
        {
            if (mask.AsInt64().GetElement(lane) != 0)
            {
                result = result.WithElement(lane, address[lane]);
            }
        }

        return result;
    }

    /// <summary>Stores lane i to destination[index + i] where the mask is set; the memory of other lanes is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector256<double> value, ref double destination, nint index, Vector256<double> mask)
    {
        double* address = (double*)Unsafe.AsPointer(ref destination) + index;
        if (Avx.IsSupported)
        {
            Avx.MaskStore(address, mask, value);
            return;
        }

        for (int lane = 0; lane < Vector256<double>.Count; lane++)
        {
            if (mask.AsInt64().GetElement(lane) != 0)
            {
                address[lane] = value.GetElement(lane);
            }
        }
    }
}
