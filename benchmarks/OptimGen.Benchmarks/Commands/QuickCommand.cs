using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using OptimGen.Benchmarks.Native;
using OptimGen.Benchmarks.Steps;

namespace OptimGen.Benchmarks.Commands;

/// <summary>Compares all ways to take an AdamW step, at all sizes, within a minute.</summary>
internal static class QuickCommand
{
    private const string GeneratedName = "generated step";
    private const string LimitName = "limit";
    private const string ScalarName = "scalar loop";
    private const string NativeName = "C loop";
    private const int Rounds = 21;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(4);

    private static readonly int[] Lengths = [1 << 10, 1 << 14, 1 << 18, 1 << 22, 1 << 26];

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        int threads = StepThreads.Maximum;
        using NativeAdamW? native = NativeAdamW.TryCompile();
        Console.WriteLine($"AdamW, float; {RuntimeInformation.FrameworkDescription}; widest vectors: {Lanes.Widest}; {threads} cores.");
        Console.WriteLine("All variants work in turn on the same native arrays, 64-byte aligned and equal modulo 4096.");
        Console.WriteLine("Nanoseconds per parameter: minimum (median) of the rounds; ratios of minima; bytes allocated per step.");
        Console.WriteLine(native is null ? "There is no C compiler." : "C loop: cc -O3 -march=native -ffast-math.");
        foreach (int length in Lengths)
        {
            using AdamWProblem problem = new(length, native);
            List<Variant> variants = Variants(problem, native is not null);
            List<Timing> timings = [.. new InterleavedTimer(Rounds, Turn).Run(variants, length)];
            if (threads > 1)
            {
                AddThreads(problem, native, threads, length, variants, timings);
            }

            Console.WriteLine();
            Console.Write(Table(length, variants, timings));
        }

        Console.WriteLine();
        SetCommand.Run(native);
    }

    private static MarkdownTable Table(int length, List<Variant> variants, List<Timing> timings)
    {
        Dictionary<string, Timing> byName = variants.Zip(timings).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        MarkdownTable table = new($"{length:N0} parameters", "ns", "(median)", "GB/s", "/ limit", "/ C loop", "scalar loop /", "bytes");
        foreach (Variant variant in variants)
        {
            Timing timing = byName[variant.Name];
            table.Add(
                variant.Name,
                Text($"{timing.Minimum:0.000}"),
                Text($"({timing.Median:0.000})"),
                Text($"{7 * sizeof(float) / timing.Minimum:0}"),
                Text($"{timing.Minimum / byName[LimitName].Minimum:0.00}"),
                byName.TryGetValue(NativeName, out Timing? native) ? Text($"{timing.Minimum / native.Minimum:0.00}") : "",
                Text($"{byName[ScalarName].Minimum / timing.Minimum:0.0}"),
                Text($"{timing.Allocated}"));
        }

        return table;
    }

    private static List<Variant> Variants(AdamWProblem problem, bool hasNative)
    {
        List<Variant> variants = [new(GeneratedName, OnOneThread(problem.Generated))];
        foreach (VectorWidth width in new[] { VectorWidth.Vector512, VectorWidth.Vector256, VectorWidth.Vector128, VectorWidth.Scalar })
        {
            if (Lanes.IsSupported(width))
            {
                variants.Add(new Variant($"generated kernel, {width}", () => problem.GeneratedAt(width)));
            }
        }

        variants.Add(new Variant(ScalarName, problem.ScalarLoop));
        variants.Add(new Variant("Vector<T>", problem.VectorOfT));
        variants.Add(new Variant("TensorPrimitives, 11 passes", problem.TensorPasses));
        variants.Add(new Variant("TensorPrimitives, blocks of 2048", problem.TensorBlocks));
        if (hasNative)
        {
            variants.Add(new Variant(NativeName, problem.NativeLoop));
        }

        variants.Add(new Variant("limit with a root and a division", problem.DivisionLimit));
        variants.Add(new Variant(LimitName, problem.Limit));
        return variants;
    }

    // Apart from the others, because the native pool's threads never rest.
    private static void AddThreads(
        AdamWProblem problem, NativeAdamW? native, int threads, int length, List<Variant> variants, List<Timing> timings)
    {
        Variant own = new(Text($"{GeneratedName}, {threads} threads"), problem.Generated);
        variants.Add(own);
        timings.Add(new InterleavedTimer(Rounds, Turn).Run([own], length)[0]);
        if (native is null)
        {
            return;
        }

        native.StartPool(threads);
        Variant pool = new(Text($"C loop, native pool of {threads}"), problem.NativePool);
        variants.Add(pool);
        timings.Add(new InterleavedTimer(Rounds, Turn).Run([pool], length)[0]);
        native.StopPool();
    }

    /// <summary>The step without help, whatever other variants use.</summary>
    private static Action OnOneThread(Action step) => () =>
    {
        int maximum = StepThreads.Maximum;
        StepThreads.Maximum = 1;
        step();
        StepThreads.Maximum = maximum;
    };

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
