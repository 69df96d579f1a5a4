using System;
using OptimGen.Tests.Shared;

namespace OptimGen.Runtime.Tests.Kernels;

/// <summary>Runs masked loads and stores in guarded memory, for every count from none to one more than the lanes.</summary>
internal static class MaskedAccess
{
    public delegate void Copy<T>(ref T from, ref T to, nint index, nint count);

    public delegate void Load<T>(ref T from, nint count, Span<T> all);

    public static void Check<T>(int lanes, GuardedSide side, Func<int, T> value, Copy<T> copy, Load<T> load)
        where T : unmanaged
    {
        for (int count = 0; count <= lanes + 1; count++)
        {
            // At the end, the memory holds what the mask selects and not a byte more.
            int reached = Math.Min(count, lanes);
            CheckCopy(reached, 0, count, reached, side, value, copy);
            CheckCopy(reached + 5, 5, count, reached, side, value, copy);

            // Accessible neighbours must not change either.
            CheckCopy(lanes + 8, 3, count, reached, side, value, copy);
            CheckLoad(lanes, count, reached, side, value, load);
        }
    }

    private static void CheckCopy<T>(int length, int index, int count, int reached, GuardedSide side, Func<int, T> value, Copy<T> copy)
        where T : unmanaged
    {
        using GuardedMemory<T> from = new(length, side);
        using GuardedMemory<T> to = new(length, side);
        for (int i = 0; i < length; i++)
        {
            from.Span[i] = value(i);
            to.Span[i] = value(1000 + i);
        }

        copy(ref from.First, ref to.First, index, count);
        for (int i = 0; i < length; i++)
        {
            Assert.Equal(value(i), from.Span[i]);
            Assert.Equal(i >= index && i < index + reached ? value(i) : value(1000 + i), to.Span[i]);
        }
    }

    private static void CheckLoad<T>(int lanes, int count, int reached, GuardedSide side, Func<int, T> value, Load<T> load)
        where T : unmanaged
    {
        using GuardedMemory<T> from = new(reached, side);
        for (int i = 0; i < reached; i++)
        {
            from.Span[i] = value(i);
        }

        T[] all = new T[lanes];
        Array.Fill(all, value(1000));
        load(ref from.First, count, all);
        for (int i = 0; i < lanes; i++)
        {
            Assert.Equal(i < reached ? value(i) : default, all[i]);
        }
    }
}
