using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using OptimGen.Benchmarks.Limits;
using OptimGen.Benchmarks.Steps;

namespace OptimGen.Benchmarks.Commands;

/// <summary>Times the step of every optimizer of the catalogue against the limit of the memory that it touches.</summary>
internal static class AllRulesCommand
{
    private const int Rounds = 9;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(3);

    /// <summary>Measures and prints.</summary>
    /// <param name="sizes">The numbers of parameters.</param>
    /// <param name="drawing">Where to draw all optimizers under their limits; null for nowhere.</param>
    public static void Run(IReadOnlyList<int> sizes, string? drawing)
    {
        Console.WriteLine($"Generated steps, {Lanes.Widest}; minimum of {Rounds} rounds. Bytes are those read and written per parameter, all passes together;");
        Console.WriteLine("the limit is a loop that reads and writes as many arrays with next to no arithmetic, on one thread.");
        List<RooflinePoint> points = [];
        foreach (int size in sizes)
        {
            Measure<float>(size, points);
            Measure<double>(size, points);
        }

        if (drawing is not null)
        {
            File.WriteAllText(drawing, RooflineChart.Draw(points));
            Console.WriteLine();
            Console.WriteLine($"Drawn to {drawing}.");
        }
    }

    private static void Measure<T>(int size, List<RooflinePoint> points)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int threads = StepThreads.Maximum;
        MarkdownTable table = new(
            $"{typeof(T).Name}, {size:N0} parameters", "passes", "bytes", "ns", "GB/s", "share of limit", Text($"ns, {threads} threads"), "faster by", "allocated");
        foreach (IOptimizer<T> optimizer in Catalogue.All<T>())
        {
            using RuleProblem<T> problem = new(optimizer, size);
            IReadOnlyList<Timing> timings = new InterleavedTimer(Rounds, Turn).Run(
                [new Variant("step", () => Step(1)), new Variant("limit", problem.Limit), new Variant("threads", () => Step(threads))], size);
            double share = timings[1].Minimum / timings[0].Minimum;
            table.Add(
                optimizer.Rule.Name,
                Text($"{optimizer.Rule.Plan.Passes.Count}"),
                Text($"{problem.Bytes}"),
                Text($"{timings[0].Minimum:0.000}"),
                Text($"{problem.Bytes / timings[0].Minimum:0}"),
                Text($"{share:0%}"),
                Text($"{timings[2].Minimum:0.000}"),
                Text($"{timings[0].Minimum / timings[2].Minimum:0.00}"),
                Text($"{timings.Max(static timing => timing.Allocated)}"));
            points.Add(new RooflinePoint(optimizer.Rule.Name, typeof(T).Name, size, problem.Bytes, timings[0].Minimum, timings[1].Minimum));

            void Step(int maximum)
            {
                StepThreads.Maximum = maximum;
                problem.Step();
                StepThreads.Maximum = threads;
            }
        }

        Console.WriteLine();
        Console.Write(table);
    }

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
