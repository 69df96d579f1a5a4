using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using OptimGen.Benchmarks.Steps;

namespace OptimGen.Benchmarks.Commands;

/// <summary>Compares all ways to take an AdamW step, at all sizes, within a minute.</summary>
internal static class QuickCommand
{
    private const string GeneratedName = "generated step";
    private const string LimitName = "limit";
    private const string ScalarName = "scalar loop";
    private const string TensorName = "TensorPrimitives, 11 passes";
    private const int Rounds = 21;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(5);

    private static readonly int[] Lengths = [1 << 10, 1 << 14, 1 << 18, 1 << 22, 1 << 26];

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        Console.WriteLine($"AdamW, float, one thread; {RuntimeInformation.FrameworkDescription}; widest vectors: {Lanes.Widest}.");
        Console.WriteLine("All variants work in turn on the same native arrays, 64-byte aligned and equal modulo 4096.");
        Console.WriteLine("Nanoseconds per parameter: minimum (median) of the rounds; ratios of minima.");
        foreach (int length in Lengths)
        {
            using AdamWProblem problem = new(length);
            IReadOnlyList<Variant> variants = Variants(problem);
            IReadOnlyList<Timing> timings = new InterleavedTimer(Rounds, Turn).Run(variants, length);
            Dictionary<string, Timing> byName = variants.Zip(timings).ToDictionary(pair => pair.First.Name, pair => pair.Second);
            MarkdownTable table = new($"{length:N0} parameters", "ns", "(median)", "/ limit", "scalar loop /", "TensorPrimitives /");
            foreach (Variant variant in variants)
            {
                Timing timing = byName[variant.Name];
                table.Add(
                    variant.Name,
                    Text($"{timing.Minimum:0.000}"),
                    Text($"({timing.Median:0.000})"),
                    Text($"{timing.Minimum / byName[LimitName].Minimum:0.00}"),
                    Text($"{byName[ScalarName].Minimum / timing.Minimum:0.0}"),
                    Text($"{byName[TensorName].Minimum / timing.Minimum:0.0}"));
            }

            Console.WriteLine();
            Console.Write(table);
        }
    }

    private static List<Variant> Variants(AdamWProblem problem)
    {
        List<Variant> variants = [new(GeneratedName, problem.Generated)];
        foreach (VectorWidth width in new[] { VectorWidth.Vector512, VectorWidth.Vector256, VectorWidth.Vector128, VectorWidth.Scalar })
        {
            if (Lanes.IsSupported(width))
            {
                variants.Add(new Variant($"generated kernel, {width}", () => problem.GeneratedAt(width)));
            }
        }

        variants.Add(new Variant(ScalarName, problem.ScalarLoop));
        variants.Add(new Variant(TensorName, problem.TensorPasses));
        variants.Add(new Variant("TensorPrimitives, blocks of 2048", problem.TensorBlocks));
        variants.Add(new Variant("limit with a root and a division", problem.DivisionLimit));
        variants.Add(new Variant(LimitName, problem.Limit));
        return variants;
    }

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
