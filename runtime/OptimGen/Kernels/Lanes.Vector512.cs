using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptimGen;

// 512-bit vectors. AVX-512 masks in the instruction; elsewhere, where a test asks for this width in software, lane by lane.
public static unsafe partial class Lanes
{
    /// <summary>Lane i is all ones where i &lt; remaining, else zero.</summary>
    /// <param name="remaining">The number of elements left; any number, also beyond the lanes or negative.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Mask512Single(nint remaining) =>
        Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)Math.Clamp(remaining, 0, Vector512<float>.Count))).AsSingle();

    /// <summary>Loads source[index + i] into lane i where the mask is set; other lanes are zero and their memory is not touched.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadMasked(ref float source, nint index, Vector512<float> mask)
    {
        float* address = (float*)Unsafe.AsPointer(ref source) + index;
        if (Avx512F.IsSupported)
        {
            return Avx512F.MaskLoad(address, mask, Vector512<float>.Zero);
        }

        Vector512<float> result = Vector512<float>.Zero;
        for (int lane = 0; lane < Vector512<float>.Count; lane++)
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
    public static void StoreMasked(Vector512<float> value, ref float destination, nint index, Vector512<float> mask)
    {
        float* address = (float*)Unsafe.AsPointer(ref destination) + index;
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore(address, mask, value);
            return;
        }

        for (int lane = 0; lane < Vector512<float>.Count; lane++)
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
    public static Vector512<double> Mask512Double(nint remaining) =>
        Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)remaining)).AsDouble();

    /// <summary>Loads source[index + i] into lane i where the mask is set; other lanes are zero and their memory is not touched.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadMasked(ref double source, nint index, Vector512<double> mask)
    {
        double* address = (double*)Unsafe.AsPointer(ref source) + index;
        if (Avx512F.IsSupported)
        {
            return Avx512F.MaskLoad(address, mask, Vector512<double>.Zero);
        }

        Vector512<double> result = Vector512<double>.Zero;
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
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
    public static void StoreMasked(Vector512<double> value, ref double destination, nint index, Vector512<double> mask)
    {
        double* address = (double*)Unsafe.AsPointer(ref destination) + index;
        if (Avx512F.IsSupported)
        {
            Avx512F.MaskStore(address, mask, value);
            return;
        }

        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            if (mask.AsInt64().GetElement(lane) != 0)
            {
                address[lane] = value.GetElement(lane);
            }
        }
    }
}
