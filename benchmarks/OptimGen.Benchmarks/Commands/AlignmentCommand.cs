using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OptimGen.Benchmarks.Steps;
using OptimGen.Optimizers;

namespace OptimGen.Benchmarks.Commands;

/// <summary>What it costs that a caller's arrays do not begin at a line, or lie apart from each other modulo a page.</summary>
internal static class AlignmentCommand
{
    private const int Rounds = 31;
    private const int Spare = 4096;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(4);

    // Bytes by which parameters and gradients lie behind the start of a page.
    private static readonly (string Name, int Parameters, int Gradients)[] Places =
    [
        ("both at a page", 0, 0),
        ("both 4 bytes behind", 4, 4),
        ("both 32 bytes behind", 32, 32),
        ("gradients 4 bytes behind", 0, 4),
        ("parameters 4, gradients 36 bytes behind", 4, 36),
        ("gradients half a page behind", 0, 2048),
        ("as arrays of .NET: 16 and 24 bytes behind", 16, 24),
        ("gradients 64 bytes before the parameters", 128, 64),
        ("gradients 64 bytes behind the parameters", 64, 128),
    ];

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        StepThreads.Maximum = 1;
        Console.WriteLine("AdamW, float, one thread, by where the caller's arrays lie; ns per parameter, minimum, and the ratio to the first.");
        int[] lengths = [1 << 14, 1 << 18, 1 << 22];
        MarkdownTable table = new("arrays", "16 K", "ratio", "262 K", "ratio", "4 M", "ratio");
        IReadOnlyList<Timing>[] timings = [.. lengths.Select(Measure)];
        for (int i = 0; i < Places.Length; i++)
        {
            table.Add([Places[i].Name, .. timings.SelectMany(timing => new[] { Text($"{timing[i].Minimum:0.000}"), Text($"{timing[i].Minimum / timing[0].Minimum:0.00}") })]);
        }

        Console.Write(table);
    }

    private static IReadOnlyList<Timing> Measure(int length)
    {
        AdamW optimizer = new();
        using AlignedArray<float> parameters = new(length + Spare, 0.5f);
        using AlignedArray<float> gradients = new(length + Spare, 0.25f);
        List<OptimizerState> states = [];
        List<Variant> variants = [];
        foreach ((string name, int parameterPlace, int gradientPlace) in Places)
        {
            OptimizerState state = optimizer.CreateState<float>(length);
            states.Add(state);
            variants.Add(new Variant(name, () => optimizer.Step(
                parameters.Span.Slice(parameterPlace / sizeof(float), length), gradients.Span.Slice(gradientPlace / sizeof(float), length), state)));
        }

        IReadOnlyList<Timing> timings = new InterleavedTimer(Rounds, Turn).Run(variants, length);
        states.ForEach(static state => state.Dispose());
        return timings;
    }

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
