using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OptimGen.Benchmarks.Native;
using OptimGen.Benchmarks.Python;
using OptimGen.Benchmarks.Steps;
using OptimGen.Optimizers;

namespace OptimGen.Benchmarks.Commands;

/// <summary>Steps of whole models: many tensors at once, beside PyTorch's.</summary>
internal static class SetCommand
{
    private const int Rounds = 41;
    private const int Seed = 3;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(3);

    /// <summary>Measures and prints.</summary>
    /// <param name="native">The C loop, where there is one.</param>
    public static void Run(NativeAdamW? native)
    {
        Random random = new(Seed);
        (string Name, string? Problem, int[] Lengths)[] models =
        [
            ("1000 tensors of 1 to 64", null, [.. Enumerable.Range(0, 1000).Select(_ => random.Next(1, 65))]),
            ("200 tensors of 1000", "200x1000", [.. Enumerable.Repeat(1000, 200)]),
            ("1 tensor of 1 K", "1x1024", [1 << 10]),
            ("1 tensor of 16 K", "1x16384", [1 << 14]),
            ("1 tensor of 262 K", "1x262144", [1 << 18]),
            ("1 tensor of 4 M", "1x4194304", [1 << 22]),
        ];
        int threads = StepThreads.Maximum;
        string[] problems = [.. models.Select(static model => model.Problem).OfType<string>()];
        PyTorch? one = PyTorch.TryMeasure(1, problems);
        PyTorch? all = threads == 1 ? null : PyTorch.TryMeasure(threads, problems);
        Console.WriteLine("AdamW, float, whole steps of a model (optimizer.Step(set)) in microseconds, minimum of the rounds.");
        Console.WriteLine(one is null ? "PyTorch is not installed." : $"PyTorch {one.Version}, optimizer.step() from Python.");
        MarkdownTable table = new(
            "model", "1 thread", Text($"{threads} threads"), "ns/tensor", "C loop by tensor", "PyTorch, 1 thread", Text($"{threads} threads"), "PyTorch /", "bytes");
        foreach ((string name, string? problem, int[] lengths) in models)
        {
            using ModelProblem model = new(lengths, native);
            Timing[] timings = Measure(model, native is not null, threads);
            double best = Math.Min(timings[0].Minimum, timings[1].Minimum);
            double? torch = problem is null ? null : one?.Times[problem];
            double? torchAll = problem is null ? null : all?.Times[problem];
            table.Add(
                name,
                Micro(timings[0].Minimum),
                Micro(timings[1].Minimum),
                Text($"{best / lengths.Length:0.0}"),
                native is null ? "" : Micro(timings[2].Minimum),
                torch is { } single ? Micro(single) : "",
                torchAll is { } several ? Micro(several) : "",
                torch is { } least ? Text($"{Math.Min(least, torchAll ?? least) / best:0.0}") : "",
                Text($"{Math.Max(timings[0].Allocated, timings[1].Allocated)}"));
        }

        Console.Write(table);
    }

    private static Timing[] Measure(ModelProblem model, bool hasNative, int threads)
    {
        List<Variant> variants = [new("one", () => Step(1)), new("all", () => Step(threads))];
        if (hasNative)
        {
            variants.Add(new Variant("C", model.NativeLoops));
        }

        return [.. new InterleavedTimer(Rounds, Turn).Run(variants, 1)];

        void Step(int maximum)
        {
            StepThreads.Maximum = maximum;
            model.Step();
            StepThreads.Maximum = threads;
        }
    }

    private static string Micro(double nanoseconds) => Text($"{nanoseconds / 1000:0.0}");

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
