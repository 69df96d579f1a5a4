using System;

namespace OptimGen.Runtime.Tests.Support;

/// <summary>What a process keeps in memory after something was made over and over.</summary>
internal static class ResidentMemory
{
    private const long AllowedGrowth = 256L << 20;

    /// <summary>Asserts that what an action makes and disposes of leaves nothing behind.</summary>
    public static void AssertFreed(int times, Action makeAndDispose) => AssertGrowth(times, _ => makeAndDispose());

    /// <summary>Asserts that what an action makes and forgets is freed by finalizers. The action must not be inlined.</summary>
    public static void AssertFinalized(int times, Action makeAndForget) => AssertGrowth(times, i =>
    {
        makeAndForget();
        if (i % 200 == 0)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    });

    private static void AssertGrowth(int times, Action<int> run)
    {
        long before = Environment.WorkingSet;
        for (int i = 0; i < times; i++)
        {
            run(i);
        }

        Assert.InRange(Environment.WorkingSet - before, long.MinValue, AllowedGrowth);
    }
}
