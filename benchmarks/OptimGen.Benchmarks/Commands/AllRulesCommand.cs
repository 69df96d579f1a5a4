using System;
using System.Collections.Generic;
using System.Globalization;
using OptimGen.Benchmarks.Steps;

namespace OptimGen.Benchmarks.Commands;

/// <summary>Times the step of every optimizer of the catalogue against the limit of the memory that it touches.</summary>
internal static class AllRulesCommand
{
    private const int InCache = 1 << 14;
    private const int InMemory = 1 << 22;
    private const int Rounds = 15;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(5);

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        Console.WriteLine($"Generated steps, float, one thread, {Lanes.Widest}; nanoseconds per parameter, minimum of {Rounds} rounds,");
        Console.WriteLine("and the ratio to a loop that reads and writes the same arrays with next to no arithmetic.");
        Console.WriteLine();
        MarkdownTable table = new("optimizer", "bytes", "16 K", "/ limit", "4 M", "/ limit");
        foreach (IOptimizer<float> optimizer in Catalogue.All)
        {
            RuleInfo rule = optimizer.Rule;
            int bytes = rule.BytesRead<float>() + rule.BytesWritten<float>();
            (double inCache, double inCacheLimit) = Measure(optimizer, InCache);
            (double inMemory, double inMemoryLimit) = Measure(optimizer, InMemory);
            table.Add(
                rule.Name,
                Text($"{bytes}"),
                Text($"{inCache:0.000}"),
                Text($"{inCache / inCacheLimit:0.00}"),
                Text($"{inMemory:0.000}"),
                Text($"{inMemory / inMemoryLimit:0.00}"));
        }

        Console.Write(table);
    }

    private static (double Step, double Limit) Measure(IOptimizer<float> optimizer, int length)
    {
        using RuleProblem problem = new(optimizer, length);
        IReadOnlyList<Timing> timings = new InterleavedTimer(Rounds, Turn).Run(
            [new Variant("step", problem.Step), new Variant("limit", problem.Limit)], length);
        return (timings[0].Minimum, timings[1].Minimum);
    }

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
