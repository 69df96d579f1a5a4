using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptimGen;

// Elements of type Half in memory, of type float in registers, by integer arithmetic: .NET exposes no instruction for it, and Half's own
// conversion works on one at a time. What the arithmetic is stands at the scalar one, in Lanes.HalfScalar.cs.
public static unsafe partial class Lanes
{
    /// <summary>Loads source[index + i] into lane i.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load512(ref Half source, nuint index) => HalfToSingle(LoadBits512(ref Bits(ref source), index));

    /// <summary>Loads source[index + i] into lane i where the mask is set; other lanes are zero and their memory is not touched.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadMasked(ref Half source, nint index, Vector512<float> mask) =>
        HalfToSingle(LoadBitsMasked(ref Bits(ref source), index, mask));

    /// <summary>Rounds lane i to nearest, ties to even, and stores it to destination[index + i].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref Half destination, nuint index) =>
        StoreBits(SingleToHalf(value), ref Bits(ref destination), index);

    /// <summary>As <see cref="Store(Vector512{float}, ref Half, nuint)"/> where the mask is set; the memory of other lanes is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector512<float> value, ref Half destination, nint index, Vector512<float> mask) =>
        StoreBitsMasked(SingleToHalf(value), ref Bits(ref destination), index, mask);

    /// <summary>Loads source[index + i] into lane i.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load256(ref Half source, nuint index) => HalfToSingle(LoadBits256(ref Bits(ref source), index));

    /// <summary>Loads source[index + i] into lane i where the mask is set; other lanes are zero and their memory is not touched.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadMasked(ref Half source, nint index, Vector256<float> mask) =>
        HalfToSingle(LoadBitsMasked(ref Bits(ref source), index, mask));

    /// <summary>Rounds lane i to nearest, ties to even, and stores it to destination[index + i].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref Half destination, nuint index) =>
        StoreBits(SingleToHalf(value), ref Bits(ref destination), index);

    /// <summary>As <see cref="Store(Vector256{float}, ref Half, nuint)"/> where the mask is set; the memory of other lanes is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector256<float> value, ref Half destination, nint index, Vector256<float> mask) =>
        StoreBitsMasked(SingleToHalf(value), ref Bits(ref destination), index, mask);

    /// <summary>Loads source[index + i] into lane i.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load128(ref Half source, nuint index) => HalfToSingle(LoadBits128(ref Bits(ref source), index));

    /// <summary>Loads source[index + i] into lane i where the mask is set; other lanes are zero and their memory is not touched.</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadMasked(ref Half source, nint index, Vector128<float> mask) =>
        HalfToSingle(LoadBitsMasked(ref Bits(ref source), index, mask));

    /// <summary>Rounds lane i to nearest, ties to even, and stores it to destination[index + i].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref Half destination, nuint index) =>
        StoreBits(SingleToHalf(value), ref Bits(ref destination), index);

    /// <summary>As <see cref="Store(Vector128{float}, ref Half, nuint)"/> where the mask is set; the memory of other lanes is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector128<float> value, ref Half destination, nint index, Vector128<float> mask) =>
        StoreBitsMasked(SingleToHalf(value), ref Bits(ref destination), index, mask);

    /// <summary>Loads source[index].</summary>
    /// <param name="source">The array's first element.</param>
    /// <param name="index">Which element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LoadScalar(ref Half source, nuint index) => HalfToSingle(Unsafe.Add(ref Bits(ref source), index));

    /// <summary>Rounds to nearest, ties to even, and stores to destination[index].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">Which element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreScalar(float value, ref Half destination, nuint index) => Unsafe.Add(ref Bits(ref destination), index) = SingleToHalf(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ushort Bits(ref Half first) => ref Unsafe.As<Half, ushort>(ref first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> HalfToSingle(Vector512<uint> bits)
    {
        Vector512<int> magnitude = ((bits & Vector512.Create(HalfMagnitude)) << FractionShift).AsInt32();
        Vector512<int> isSubnormal = Vector512.LessThan(magnitude, Vector512.Create(HalfSmallestNormal));
        Vector512<int> isInfinite = Vector512.GreaterThanOrEqual(magnitude, Vector512.Create(HalfInfinity));
        Vector512<int> hidden = isSubnormal & Vector512.Create(SmallestNormalHalf);
        Vector512<int> rebias = Vector512.ConditionalSelect(isInfinite, Vector512.Create(2 * ExponentDifference), Vector512.Create(ExponentDifference)) | hidden;
        Vector512<float> absolute = (magnitude + rebias).AsSingle() - hidden.AsSingle();
        return absolute | ((bits & Vector512.Create(HalfSign)) << 16).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> SingleToHalf(Vector512<float> value)
    {
        Vector512<uint> bits = value.AsUInt32();
        Vector512<int> magnitude = Vector512.Min((bits & Vector512.Create(SingleMagnitude)).AsInt32(), Vector512.Create(BeyondHalf));
        Vector512<uint> odd = (magnitude.AsUInt32() >>> FractionShift) & Vector512<uint>.One;
        Vector512<uint> normal = (magnitude.AsUInt32() + (odd + Vector512.Create(UnbiasAndRound))) >>> FractionShift;
        Vector512<uint> subnormal = (magnitude.AsSingle() + Vector512.Create(0.5f)).AsUInt32() - Vector512.Create(0.5f).AsUInt32();
        Vector512<uint> absolute = Vector512.ConditionalSelect(Vector512.LessThan(magnitude, Vector512.Create(SmallestNormalHalf)).AsUInt32(), subnormal, normal);
        Vector512<uint> number = Vector512.ConditionalSelect(Vector512.Equals(value, value).AsUInt32(), absolute, Vector512.Create(HalfNaN));
        return number | ((bits >>> 16) & Vector512.Create(HalfSign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> HalfToSingle(Vector256<uint> bits)
    {
        Vector256<int> magnitude = ((bits & Vector256.Create(HalfMagnitude)) << FractionShift).AsInt32();
        Vector256<int> isSubnormal = Vector256.LessThan(magnitude, Vector256.Create(HalfSmallestNormal));
        Vector256<int> isInfinite = Vector256.GreaterThanOrEqual(magnitude, Vector256.Create(HalfInfinity));
        Vector256<int> hidden = isSubnormal & Vector256.Create(SmallestNormalHalf);
        Vector256<int> rebias = Vector256.ConditionalSelect(isInfinite, Vector256.Create(2 * ExponentDifference), Vector256.Create(ExponentDifference)) | hidden;
        Vector256<float> absolute = (magnitude + rebias).AsSingle() - hidden.AsSingle();
        return absolute | ((bits & Vector256.Create(HalfSign)) << 16).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> SingleToHalf(Vector256<float> value)
    {
        Vector256<uint> bits = value.AsUInt32();
        Vector256<int> magnitude = Vector256.Min((bits & Vector256.Create(SingleMagnitude)).AsInt32(), Vector256.Create(BeyondHalf));
        Vector256<uint> odd = (magnitude.AsUInt32() >>> FractionShift) & Vector256<uint>.One;
        Vector256<uint> normal = (magnitude.AsUInt32() + (odd + Vector256.Create(UnbiasAndRound))) >>> FractionShift;
        Vector256<uint> subnormal = (magnitude.AsSingle() + Vector256.Create(0.5f)).AsUInt32() - Vector256.Create(0.5f).AsUInt32();
        Vector256<uint> absolute = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(SmallestNormalHalf)).AsUInt32(), subnormal, normal);
        Vector256<uint> number = Vector256.ConditionalSelect(Vector256.Equals(value, value).AsUInt32(), absolute, Vector256.Create(HalfNaN));
        return number | ((bits >>> 16) & Vector256.Create(HalfSign));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> HalfToSingle(Vector128<uint> bits)
    {
        Vector128<int> magnitude = ((bits & Vector128.Create(HalfMagnitude)) << FractionShift).AsInt32();
        Vector128<int> isSubnormal = Vector128.LessThan(magnitude, Vector128.Create(HalfSmallestNormal));
        Vector128<int> isInfinite = Vector128.GreaterThanOrEqual(magnitude, Vector128.Create(HalfInfinity));
        Vector128<int> hidden = isSubnormal & Vector128.Create(SmallestNormalHalf);
        Vector128<int> rebias = Vector128.ConditionalSelect(isInfinite, Vector128.Create(2 * ExponentDifference), Vector128.Create(ExponentDifference)) | hidden;
        Vector128<float> absolute = (magnitude + rebias).AsSingle() - hidden.AsSingle();
        return absolute | ((bits & Vector128.Create(HalfSign)) << 16).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> SingleToHalf(Vector128<float> value)
    {
        Vector128<uint> bits = value.AsUInt32();
        Vector128<int> magnitude = Vector128.Min((bits & Vector128.Create(SingleMagnitude)).AsInt32(), Vector128.Create(BeyondHalf));
        Vector128<uint> odd = (magnitude.AsUInt32() >>> FractionShift) & Vector128<uint>.One;
        Vector128<uint> normal = (magnitude.AsUInt32() + (odd + Vector128.Create(UnbiasAndRound))) >>> FractionShift;
        Vector128<uint> subnormal = (magnitude.AsSingle() + Vector128.Create(0.5f)).AsUInt32() - Vector128.Create(0.5f).AsUInt32();
        Vector128<uint> absolute = Vector128.ConditionalSelect(Vector128.LessThan(magnitude, Vector128.Create(SmallestNormalHalf)).AsUInt32(), subnormal, normal);
        Vector128<uint> number = Vector128.ConditionalSelect(Vector128.Equals(value, value).AsUInt32(), absolute, Vector128.Create(HalfNaN));
        return number | ((bits >>> 16) & Vector128.Create(HalfSign));
    }
}
