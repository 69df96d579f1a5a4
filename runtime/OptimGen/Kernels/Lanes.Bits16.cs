using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OptimGen;

// Elements of 16 bits in memory, one in each lane of 32 in registers: what both 16-bit types share. Values to store are at most 0xFFFF.
public static unsafe partial class Lanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> LoadBits512(ref ushort source, nuint index) => Widen(Vector256.LoadUnsafe(ref source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> LoadBits256(ref ushort source, nuint index) => Widen(Vector128.LoadUnsafe(ref source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> LoadBits128(ref ushort source, nuint index) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Byte(ref source, index))).AsUInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBits(Vector512<uint> value, ref ushort destination, nuint index) => Narrow(value).StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBits(Vector256<uint> value, ref ushort destination, nuint index) => Narrow(value).StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBits(Vector128<uint> value, ref ushort destination, nuint index) =>
        Unsafe.WriteUnaligned(ref Byte(ref destination, index), Narrow(value).AsUInt64().ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> LoadBitsMasked(ref ushort source, nint index, Vector512<float> mask)
    {
        if (Avx512BW.VL.IsSupported)
        {
            fixed (ushort* address = &Unsafe.Add(ref source, index))
            {
                return Widen(Avx512BW.VL.MaskLoad(address, Narrow(mask.AsUInt32()), Vector256<ushort>.Zero));
            }
        }

        return Widen(LoadFirst(ref source, index, CountOf(mask.ExtractMostSignificantBits())));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> LoadBitsMasked(ref ushort source, nint index, Vector256<float> mask)
    {
        if (Avx512BW.VL.IsSupported)
        {
            fixed (ushort* address = &Unsafe.Add(ref source, index))
            {
                return Widen(Avx512BW.VL.MaskLoad(address, Narrow(mask.AsUInt32()), Vector128<ushort>.Zero));
            }
        }

        return Widen(LoadFirst(ref source, index, CountOf(mask.ExtractMostSignificantBits())).GetLower());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> LoadBitsMasked(ref ushort source, nint index, Vector128<float> mask) =>
        Vector128.WidenLower(LoadFirst(ref source, index, CountOf(mask.ExtractMostSignificantBits())).GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBitsMasked(Vector512<uint> value, ref ushort destination, nint index, Vector512<float> mask)
    {
        if (Avx512BW.VL.IsSupported)
        {
            fixed (ushort* address = &Unsafe.Add(ref destination, index))
            {
                Avx512BW.VL.MaskStore(address, Narrow(mask.AsUInt32()), Narrow(value));
                return;
            }
        }

        StoreFirst(Narrow(value), ref destination, index, CountOf(mask.ExtractMostSignificantBits()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBitsMasked(Vector256<uint> value, ref ushort destination, nint index, Vector256<float> mask)
    {
        if (Avx512BW.VL.IsSupported)
        {
            fixed (ushort* address = &Unsafe.Add(ref destination, index))
            {
                Avx512BW.VL.MaskStore(address, Narrow(mask.AsUInt32()), Narrow(value));
                return;
            }
        }

        StoreFirst(Narrow(value).ToVector256(), ref destination, index, CountOf(mask.ExtractMostSignificantBits()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBitsMasked(Vector128<uint> value, ref ushort destination, nint index, Vector128<float> mask) =>
        StoreFirst(Narrow(value).ToVector256(), ref destination, index, CountOf(mask.ExtractMostSignificantBits()));

    // The processor's own instruction, where there is one, takes its operand from memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Widen(Vector256<ushort> value) =>
        Avx512F.IsSupported ? Avx512F.ConvertToVector512UInt32(value) : Vector512.WidenLower(value.ToVector512Unsafe());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Widen(Vector128<ushort> value) =>
        Avx2.IsSupported ? Avx2.ConvertToVector256Int32(value).AsUInt32() : Vector256.WidenLower(value.ToVector256Unsafe());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Narrow(Vector512<uint> value) =>
        Avx512F.IsSupported ? Avx512F.ConvertToVector256UInt16(value) : Vector256.Narrow(value.GetLower(), value.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Narrow(Vector256<uint> value) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.ConvertToVector128UInt16(value) : Vector128.Narrow(value.GetLower(), value.GetUpper());

    /// <summary>In the lower half; the upper is the same or zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Narrow(Vector128<uint> value) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.ConvertToVector128UInt16(value) : Vector128.Narrow(value, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Byte(ref ushort first, nuint index) => ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref first, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountOf(ulong lanes) => BitOperations.PopCount(lanes);

    // Without masks of 16 bits in hardware a tail goes element by element, out of line: kernels stay small, and a tail is short.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<ushort> LoadFirst(ref ushort source, nint index, int count)
    {
        Vector256<ushort> result = Vector256<ushort>.Zero;
        ref ushort lane = ref Unsafe.As<Vector256<ushort>, ushort>(ref result);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref lane, i) = Unsafe.Add(ref source, index + i);
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StoreFirst(Vector256<ushort> value, ref ushort destination, nint index, int count)
    {
        ref ushort lane = ref Unsafe.As<Vector256<ushort>, ushort>(ref value);
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref destination, index + i) = Unsafe.Add(ref lane, i);
        }
    }
}
