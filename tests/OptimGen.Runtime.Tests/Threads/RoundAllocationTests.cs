using System;
using System.Linq;
using System.Threading;

namespace OptimGen.Runtime.Tests.Threads;

[Collection(NotParallel.Name)]
public sealed class RoundAllocationTests
{
    private readonly WorkerPool _pool = new();

    [Fact]
    public void ARound_AllocatesNothing_OnAnyThread()
    {
        CountingWork quick = new(20);
        CountingWork slow = new(20, static _ => Thread.SpinWait(5000));
        CountingWork blocking = new(6, static _ => Thread.Sleep(1));
        long own = long.MaxValue;
        long all = long.MaxValue;

        // The test's own runner may allocate at any time, but not always.
        for (int attempt = 0; attempt < 10 && all != 0; attempt++)
        {
            long allBefore = GC.GetTotalAllocatedBytes(precise: true);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < 200; round++)
            {
                _pool.Run(quick, 4, RoundSize.Large);
                _pool.Run(slow, 4, RoundSize.Medium);
                if (round % 20 == 0)
                {
                    // Long enough for workers to park and for the caller to block.
                    _pool.Run(blocking, 4, RoundSize.Large);
                }
            }

            own = Math.Min(own, GC.GetAllocatedBytesForCurrentThread() - before);
            all = Math.Min(all, GC.GetTotalAllocatedBytes(precise: true) - allBefore);
        }

        Assert.Equal((0, 0), (own, all));
    }

    [Fact]
    public void TheMaximum_IsFromOneTo256()
    {
        int before = StepThreads.Maximum;
        Assert.Equal(Math.Min(Environment.ProcessorCount, 256), before);
        try
        {
            foreach (int value in new[] { 1, 2, 256 })
            {
                StepThreads.Maximum = value;
                Assert.Equal(value, StepThreads.Maximum);
            }

            foreach (int value in new[] { 0, -1, 257, int.MinValue })
            {
                Assert.Equal("value", Assert.Throws<ArgumentOutOfRangeException>(() => StepThreads.Maximum = value).ParamName);
            }

            Assert.Equal(256, StepThreads.Maximum);
        }
        finally
        {
            StepThreads.Maximum = before;
        }
    }
}
