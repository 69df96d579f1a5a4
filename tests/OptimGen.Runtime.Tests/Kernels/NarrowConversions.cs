using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;

namespace OptimGen.Runtime.Tests.Kernels;

/// <summary>Every way in which kernels convert 16-bit elements.</summary>
internal static class NarrowConversions
{
    public static IReadOnlyList<NarrowConversion<Half>> OfHalf { get; } =
    [
        NarrowConversion<Half>.Of(
            "scalar", 1, (from, to, i) => to[i] = Lanes.LoadScalar(ref from[0], (nuint)i), (from, to, i) => Lanes.StoreScalar(from[i], ref to[0], (nuint)i)),
        NarrowConversion<Half>.Of(
            "128", 4, (from, to, i) => Lanes.Load128(ref from[0], (nuint)i).CopyTo(to, i), (from, to, i) => Lanes.Store(Vector128.Create(from, i), ref to[0], (nuint)i)),
        NarrowConversion<Half>.Of(
            "256", 8, (from, to, i) => Lanes.Load256(ref from[0], (nuint)i).CopyTo(to, i), (from, to, i) => Lanes.Store(Vector256.Create(from, i), ref to[0], (nuint)i)),
        NarrowConversion<Half>.Of(
            "512", 16, (from, to, i) => Lanes.Load512(ref from[0], (nuint)i).CopyTo(to, i), (from, to, i) => Lanes.Store(Vector512.Create(from, i), ref to[0], (nuint)i)),
    ];

    public static IReadOnlyList<NarrowConversion<BFloat16>> OfBFloat16 { get; } =
    [
        NarrowConversion<BFloat16>.Of(
            "scalar", 1, (from, to, i) => to[i] = Lanes.LoadScalar(ref from[0], (nuint)i), (from, to, i) => Lanes.StoreScalar(from[i], ref to[0], (nuint)i)),
        NarrowConversion<BFloat16>.Of(
            "128", 4, (from, to, i) => Lanes.Load128(ref from[0], (nuint)i).CopyTo(to, i), (from, to, i) => Lanes.Store(Vector128.Create(from, i), ref to[0], (nuint)i)),
        NarrowConversion<BFloat16>.Of(
            "256", 8, (from, to, i) => Lanes.Load256(ref from[0], (nuint)i).CopyTo(to, i), (from, to, i) => Lanes.Store(Vector256.Create(from, i), ref to[0], (nuint)i)),
        NarrowConversion<BFloat16>.Of(
            "512", 16, (from, to, i) => Lanes.Load512(ref from[0], (nuint)i).CopyTo(to, i), (from, to, i) => Lanes.Store(Vector512.Create(from, i), ref to[0], (nuint)i)),
    ];

    /// <summary>The same stores at random: loads have nothing random.</summary>
    public static IReadOnlyList<NarrowConversion<BFloat16>> AtRandom(RoundingNoise noise) =>
    [
        NarrowConversion<BFloat16>.Of("scalar", 1, NoLoad, (from, to, i) => Lanes.StoreScalar(from[i], ref to[0], (nuint)i, noise)),
        NarrowConversion<BFloat16>.Of("128", 4, NoLoad, (from, to, i) => Lanes.Store(Vector128.Create(from, i), ref to[0], (nuint)i, noise)),
        NarrowConversion<BFloat16>.Of("256", 8, NoLoad, (from, to, i) => Lanes.Store(Vector256.Create(from, i), ref to[0], (nuint)i, noise)),
        NarrowConversion<BFloat16>.Of("512", 16, NoLoad, (from, to, i) => Lanes.Store(Vector512.Create(from, i), ref to[0], (nuint)i, noise)),
    ];

    private static void NoLoad(BFloat16[] from, float[] to, int index) => throw new NotSupportedException();
}
