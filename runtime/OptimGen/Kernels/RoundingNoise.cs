using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace OptimGen;

/// <summary>The random numbers of one step of one tensor, for kernels that round stochastically: see <see cref="OptimizerState.Noise"/>.</summary>
/// <remarks>
/// A counter-based generator: the bits of an element are a hash of its index and two keys, which are a hash of the seed and the step. So they are
/// the same whatever the width of the vectors and the order and split of the work. The index counts modulo 2³².
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RoundingNoise
{
    internal const uint FirstFactor = 0x7FEB_352D;
    internal const uint SecondFactor = 0x846C_A68B;

    internal RoundingNoise(ulong seed, long step, nint start)
    {
        ulong keys = Mix(Mix(seed) + (ulong)step);
        FirstKey = (uint)keys;
        SecondKey = (uint)(keys >> 32);
        Start = (uint)start;
    }

    internal uint FirstKey { get; }

    internal uint SecondKey { get; }

    /// <summary>The element that a kernel calls 0.</summary>
    internal uint Start { get; }

    /// <summary>16 random bits for an element, in the lower half: vectors compute the same lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal uint BitsOf(nuint index)
    {
        uint hash = (Start + (uint)index) ^ FirstKey;
        hash = (hash ^ (hash >> 16)) * FirstFactor;
        hash ^= SecondKey;
        hash = (hash ^ (hash >> 15)) * SecondFactor;
        return hash >> 16;
    }

    /// <summary>The seed of one of several tensors: those of a set must not be rounded alike.</summary>
    internal static ulong SeedOf(ulong seed, int tensor) => Mix(seed) + (ulong)tensor;

    /// <summary>A bijection of 64 bits in which each bit of the result depends on all of the value (the finalizer of SplitMix64).</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
