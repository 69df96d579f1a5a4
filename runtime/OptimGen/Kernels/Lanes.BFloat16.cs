using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptimGen;

// Elements of type BFloat16 in memory, of type float in registers: a float's upper half.
public static unsafe partial class Lanes
{
    /// <summary>Loads source[index + i] into lane i.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref BFloat16 source, nuint index) => BFloat16ToSingle(LoadBits512(ref Bits(ref source), index));

    /// <summary>Loads source[index + i] into lane i where the mask is set; other lanes are zero and their memory is not touched.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadMasked(ref BFloat16 source, nint index, Vector512<float> mask) =>
        BFloat16ToSingle(LoadBitsMasked(ref Bits(ref source), index, mask));

    /// <summary>Rounds lane i to nearest, ties to even, and stores it to destination[index + i].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref BFloat16 destination, nuint index) =>
        StoreBits(SingleToBFloat16(value), ref Bits(ref destination), index);

    /// <summary>As <see cref="Store(Vector512{float}, ref BFloat16, nuint)"/> where the mask is set; the memory of other lanes is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector512<float> value, ref BFloat16 destination, nint index, Vector512<float> mask) =>
        StoreBitsMasked(SingleToBFloat16(value), ref Bits(ref destination), index, mask);

    /// <summary>Loads source[index + i] into lane i.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref BFloat16 source, nuint index) => BFloat16ToSingle(LoadBits256(ref Bits(ref source), index));

    /// <summary>Loads source[index + i] into lane i where the mask is set; other lanes are zero and their memory is not touched.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadMasked(ref BFloat16 source, nint index, Vector256<float> mask) =>
        BFloat16ToSingle(LoadBitsMasked(ref Bits(ref source), index, mask));

    /// <summary>Rounds lane i to nearest, ties to even, and stores it to destination[index + i].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref BFloat16 destination, nuint index) =>
        StoreBits(SingleToBFloat16(value), ref Bits(ref destination), index);

    /// <summary>As <see cref="Store(Vector256{float}, ref BFloat16, nuint)"/> where the mask is set; the memory of other lanes is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector256<float> value, ref BFloat16 destination, nint index, Vector256<float> mask) =>
        StoreBitsMasked(SingleToBFloat16(value), ref Bits(ref destination), index, mask);

    /// <summary>Loads source[index + i] into lane i.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref BFloat16 source, nuint index) => BFloat16ToSingle(LoadBits128(ref Bits(ref source), index));

    /// <summary>Loads source[index + i] into lane i where the mask is set; other lanes are zero and their memory is not touched.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadMasked(ref BFloat16 source, nint index, Vector128<float> mask) =>
        BFloat16ToSingle(LoadBitsMasked(ref Bits(ref source), index, mask));

    /// <summary>Rounds lane i to nearest, ties to even, and stores it to destination[index + i].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref BFloat16 destination, nuint index) =>
        StoreBits(SingleToBFloat16(value), ref Bits(ref destination), index);

    /// <summary>As <see cref="Store(Vector128{float}, ref BFloat16, nuint)"/> where the mask is set; the memory of other lanes is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector128<float> value, ref BFloat16 destination, nint index, Vector128<float> mask) =>
        StoreBitsMasked(SingleToBFloat16(value), ref Bits(ref destination), index, mask);

    /// <summary>Loads source[index].</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">Which element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LoadScalar(ref BFloat16 source, nuint index) => Unsafe.Add(ref source, index);

    /// <summary>Rounds to nearest, ties to even, and stores to destination[index].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">Which element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreScalar(float value, ref BFloat16 destination, nuint index) => Unsafe.Add(ref destination, index) = (BFloat16)value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ushort Bits(ref BFloat16 first) => ref Unsafe.As<BFloat16, ushort>(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> BFloat16ToSingle(Vector512<uint> bits) => (bits << 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> SingleToBFloat16(Vector512<float> value)
    {
        Vector512<uint> bits = value.AsUInt32();
        Vector512<uint> odd = (bits >>> 16) & Vector512<uint>.One;
        return Vector512.ConditionalSelect(Vector512.Equals(value, value).AsUInt32(), bits + (odd + Vector512.Create(0x7FFFu)), bits | Vector512.Create(0x0040_0000u)) >>> 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> BFloat16ToSingle(Vector256<uint> bits) => (bits << 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> SingleToBFloat16(Vector256<float> value)
    {
        Vector256<uint> bits = value.AsUInt32();
        Vector256<uint> odd = (bits >>> 16) & Vector256<uint>.One;
        return Vector256.ConditionalSelect(Vector256.Equals(value, value).AsUInt32(), bits + (odd + Vector256.Create(0x7FFFu)), bits | Vector256.Create(0x0040_0000u)) >>> 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> BFloat16ToSingle(Vector128<uint> bits) => (bits << 16).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> SingleToBFloat16(Vector128<float> value)
    {
        Vector128<uint> bits = value.AsUInt32();
        Vector128<uint> odd = (bits >>> 16) & Vector128<uint>.One;
        return Vector128.ConditionalSelect(Vector128.Equals(value, value).AsUInt32(), bits + (odd + Vector128.Create(0x7FFFu)), bits | Vector128.Create(0x0040_0000u)) >>> 16;
    }
}
