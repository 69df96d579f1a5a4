using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OptimGen;

/// <summary>Gradients of 16 bits as floats and back, a piece at a time: passes over them compute in float, as kernels do.</summary>
internal static class Widening
{
    /// <summary>The elements of a piece; it fits on the stack, and in the nearest cache.</summary>
    public const int Piece = 1024;

    private const int Lane = 8;

    /// <summary>Whether a type has 16 bits.</summary>
    public static bool IsNeeded<T>()
        where T : unmanaged => typeof(T) == typeof(Half) || typeof(T) == typeof(BFloat16);

    /// <summary>Reads as many elements as there are floats.</summary>
    public static void Load<T>(ref T source, Span<float> floats)
        where T : unmanaged
    {
        ref float first = ref MemoryMarshal.GetReference(floats);
        nuint count = (nuint)floats.Length;
        nuint i = 0;
        if (typeof(T) == typeof(Half))
        {
            ref Half halves = ref Unsafe.As<T, Half>(ref source);
            for (; i + Lane <= count; i += Lane)
            {
                Vector256.StoreUnsafe(Lanes.Load256(ref halves, i), ref first, i);
            }

            for (; i < count; i++)
            {
                Unsafe.Add(ref first, i) = Lanes.LoadScalar(ref halves, i);
            }
        }
        else
        {
            ref BFloat16 shorts = ref Unsafe.As<T, BFloat16>(ref source);
            for (; i + Lane <= count; i += Lane)
            {
                Vector256.StoreUnsafe(Lanes.Load256(ref shorts, i), ref first, i);
            }

            for (; i < count; i++)
            {
                Unsafe.Add(ref first, i) = Lanes.LoadScalar(ref shorts, i);
            }
        }
    }

    /// <summary>Writes as many elements as there are floats, each rounded to the nearest.</summary>
    public static void Store<T>(Span<float> floats, ref T destination)
        where T : unmanaged => Store(ref MemoryMarshal.GetReference(floats), ref destination, (nuint)floats.Length);

    /// <summary>Writes elements of which the first float is given, each rounded to the nearest.</summary>
    public static void Store<T>(ref float first, ref T destination, nuint count)
        where T : unmanaged
    {
        nuint i = 0;
        if (typeof(T) == typeof(Half))
        {
            ref Half halves = ref Unsafe.As<T, Half>(ref destination);
            for (; i + Lane <= count; i += Lane)
            {
                Lanes.Store(Vector256.LoadUnsafe(ref first, i), ref halves, i);
            }

            for (; i < count; i++)
            {
                Lanes.StoreScalar(Unsafe.Add(ref first, i), ref halves, i);
            }
        }
        else
        {
            ref BFloat16 shorts = ref Unsafe.As<T, BFloat16>(ref destination);
            for (; i + Lane <= count; i += Lane)
            {
                Lanes.Store(Vector256.LoadUnsafe(ref first, i), ref shorts, i);
            }

            for (; i < count; i++)
            {
                Lanes.StoreScalar(Unsafe.Add(ref first, i), ref shorts, i);
            }
        }
    }
}
