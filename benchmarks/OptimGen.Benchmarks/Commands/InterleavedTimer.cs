using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace OptimGen.Benchmarks.Commands;

/// <summary>
/// Times variants against each other: in every round each has its turn, so that what disturbs the machine for a while disturbs all.
/// </summary>
/// <param name="rounds">The number of rounds.</param>
/// <param name="turn">How long a turn lasts at least; it has one step at least.</param>
internal sealed class InterleavedTimer(int rounds, TimeSpan turn)
{
    private const int WarmSteps = 3;

    /// <summary>Runs all rounds.</summary>
    /// <param name="variants">The variants.</param>
    /// <param name="length">The number of parameters that a step moves.</param>
    public IReadOnlyList<Timing> Run(IReadOnlyList<Variant> variants, int length)
    {
        int[] steps = [.. variants.Select(variant => StepsPerTurn(variant.Step))];
        double[][] times = [.. variants.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < variants.Count; i++)
            {
                // One step first, so that every variant finds its arrays as its own steps leave them in the cache.
                variants[i].Step();
                times[i][round] = Time(variants[i].Step, steps[i]).TotalNanoseconds / ((double)steps[i] * length);
            }
        }

        return [.. variants.Select((variant, i) => Summarize(times[i], Allocated(variant.Step)))];
    }

    private static Timing Summarize(double[] times, long allocated)
    {
        Array.Sort(times);
        return new Timing(times[0], times[times.Length / 2], allocated);
    }

    private static long Allocated(Action step)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        step();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TimeSpan Time(Action step, int steps)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < steps; i++)
        {
            step();
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private int StepsPerTurn(Action step)
    {
        Time(step, WarmSteps);
        int steps = 1;
        while (Time(step, steps) < turn)
        {
            steps *= 2;
        }

        return steps;
    }
}
