using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OptimGen;

// Stochastic rounding to BFloat16: 16 random bits are added to those that are cut off, and carry with the probability of what is cut off. What
// is a BFloat16 already stays as it is.
public static unsafe partial class Lanes
{
    /// <summary>Rounds at random and stores to destination[index].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">Which element.</param>
    /// <param name="noise">The step's random numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreScalar(float value, ref BFloat16 destination, nuint index, in RoundingNoise noise)
    {
        uint bits = System.BitConverter.SingleToUInt32Bits(value);
        Unsafe.Add(ref Bits(ref destination), index) = (ushort)((float.IsNaN(value) ? bits | 0x0040_0000u : bits + noise.BitsOf(index)) >> 16);
    }

    /// <summary>Rounds lane i at random and stores it to destination[index + i].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="noise">The step's random numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref BFloat16 destination, nuint index, in RoundingNoise noise) =>
        StoreBits(RoundAtRandom(value, index, in noise), ref Bits(ref destination), index);

    /// <summary>As <see cref="Store(Vector512{float}, ref BFloat16, nuint, in RoundingNoise)"/> where the mask is set; other memory is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    /// <param name="noise">The step's random numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector512<float> value, ref BFloat16 destination, nint index, Vector512<float> mask, in RoundingNoise noise) =>
        StoreBitsMasked(RoundAtRandom(value, (nuint)index, in noise), ref Bits(ref destination), index, mask);

    /// <summary>Rounds lane i at random and stores it to destination[index + i].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="noise">The step's random numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref BFloat16 destination, nuint index, in RoundingNoise noise) =>
        StoreBits(RoundAtRandom(value, index, in noise), ref Bits(ref destination), index);

    /// <summary>As <see cref="Store(Vector256{float}, ref BFloat16, nuint, in RoundingNoise)"/> where the mask is set; other memory is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    /// <param name="noise">The step's random numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector256<float> value, ref BFloat16 destination, nint index, Vector256<float> mask, in RoundingNoise noise) =>
        StoreBitsMasked(RoundAtRandom(value, (nuint)index, in noise), ref Bits(ref destination), index, mask);

    /// <summary>Rounds lane i at random and stores it to destination[index + i].</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="noise">The step's random numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref BFloat16 destination, nuint index, in RoundingNoise noise) =>
        StoreBits(RoundAtRandom(value, index, in noise), ref Bits(ref destination), index);

    /// <summary>As <see cref="Store(Vector128{float}, ref BFloat16, nuint, in RoundingNoise)"/> where the mask is set; other memory is not touched.</summary>
    /// <param name="value">What to store.</param>
    /// <param name="destination">The array's first element.</param>
    /// <param name="index">The element of lane 0.</param>
    /// <param name="mask">All ones or zero in each lane; ones come before zeros.</param>
    /// <param name="noise">The step's random numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMasked(Vector128<float> value, ref BFloat16 destination, nint index, Vector128<float> mask, in RoundingNoise noise) =>
        StoreBitsMasked(RoundAtRandom(value, (nuint)index, in noise), ref Bits(ref destination), index, mask);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> RoundAtRandom(Vector512<float> value, nuint index, in RoundingNoise noise)
    {
        Vector512<uint> hash = (Vector512.Create(noise.Start + (uint)index) + Vector512<uint>.Indices) ^ Vector512.Create(noise.FirstKey);
        hash = (hash ^ (hash >>> 16)) * Vector512.Create(RoundingNoise.FirstFactor);
        hash ^= Vector512.Create(noise.SecondKey);
        hash = (hash ^ (hash >>> 15)) * Vector512.Create(RoundingNoise.SecondFactor);
        Vector512<uint> bits = value.AsUInt32();
        return Vector512.ConditionalSelect(Vector512.Equals(value, value).AsUInt32(), bits + (hash >>> 16), bits | Vector512.Create(0x0040_0000u)) >>> 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> RoundAtRandom(Vector256<float> value, nuint index, in RoundingNoise noise)
    {
        Vector256<uint> hash = (Vector256.Create(noise.Start + (uint)index) + Vector256<uint>.Indices) ^ Vector256.Create(noise.FirstKey);
        hash = (hash ^ (hash >>> 16)) * Vector256.Create(RoundingNoise.FirstFactor);
        hash ^= Vector256.Create(noise.SecondKey);
        hash = (hash ^ (hash >>> 15)) * Vector256.Create(RoundingNoise.SecondFactor);
        Vector256<uint> bits = value.AsUInt32();
        return Vector256.ConditionalSelect(Vector256.Equals(value, value).AsUInt32(), bits + (hash >>> 16), bits | Vector256.Create(0x0040_0000u)) >>> 16;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> RoundAtRandom(Vector128<float> value, nuint index, in RoundingNoise noise)
    {
        Vector128<uint> hash = (Vector128.Create(noise.Start + (uint)index) + Vector128<uint>.Indices) ^ Vector128.Create(noise.FirstKey);
        hash = (hash ^ (hash >>> 16)) * Vector128.Create(RoundingNoise.FirstFactor);
        hash ^= Vector128.Create(noise.SecondKey);
        hash = (hash ^ (hash >>> 15)) * Vector128.Create(RoundingNoise.SecondFactor);
        Vector128<uint> bits = value.AsUInt32();
        return Vector128.ConditionalSelect(Vector128.Equals(value, value).AsUInt32(), bits + (hash >>> 16), bits | Vector128.Create(0x0040_0000u)) >>> 16;
    }
}
