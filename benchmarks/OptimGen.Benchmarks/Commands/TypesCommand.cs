using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OptimGen.Optimizers;

namespace OptimGen.Benchmarks.Commands;

/// <summary>Times AdamW over every type of parameters, and over those of 16 bits with every rounding, at every width.</summary>
internal static class TypesCommand
{
    private const int Rounds = 15;

    private static readonly int[] Lengths = [1 << 14, 1 << 22];

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(5);

    /// <summary>Measures and prints.</summary>
    public static void Run()
    {
        Console.WriteLine("AdamW, one thread; nanoseconds per parameter, minimum of the rounds, and the ratio to float at the same width.");
        foreach (int length in Lengths)
        {
            MarkdownTable table = new([$"{length:N0} parameters", "bytes", .. Widths.Select(width => width.ToString())]);
            IReadOnlyList<double[]> columns = [.. Widths.Select(width => Measure(length, width))];
            for (int row = 0; row < Rows.Count; row++)
            {
                table.Add(
                    [
                        Rows[row].Name,
                        $"{Rows[row].Bytes}",
                        .. columns.Select(column => Text($"{column[row]:0.000} ({column[row] / column[0]:0.00})")),
                    ]);
            }

            Console.WriteLine();
            Console.Write(table);
        }
    }

    private static IReadOnlyList<VectorWidth> Widths { get; } =
        [.. new[] { VectorWidth.Vector512, VectorWidth.Vector256, VectorWidth.Vector128 }.Where(Lanes.IsSupported)];

    private static IReadOnlyList<(string Name, int Bytes, Func<int, VectorWidth, IStepped> Create)> Rows { get; } =
    [
        Row<float>("float", ParameterRounding.Nearest, 0.25f),
        Row<double>("double", ParameterRounding.Nearest, 0.25),
        Row("Half", ParameterRounding.Nearest, (Half)0.25),
        Row("Half, master copy", ParameterRounding.MasterCopy, (Half)0.25),
        Row("BFloat16", ParameterRounding.Nearest, (BFloat16)0.25f),
        Row("BFloat16, at random", ParameterRounding.Stochastic, (BFloat16)0.25f),
        Row("BFloat16, master copy", ParameterRounding.MasterCopy, (BFloat16)0.25f),
    ];

    private static (string Name, int Bytes, Func<int, VectorWidth, IStepped> Create) Row<T>(string name, ParameterRounding rounding, T gradient)
        where T : unmanaged => (
            name,
            AdamW.RuleInfo.BytesRead<T>(rounding) + AdamW.RuleInfo.BytesWritten<T>(rounding),
            (length, width) => new SteppedTensor<T>((IStepKernel<T>)(object)new AdamW { ParameterRounding = rounding }, length, gradient, width));

    private static double[] Measure(int length, VectorWidth width)
    {
        List<IStepped> tensors = [.. Rows.Select(row => row.Create(length, width))];
        double[] times =
        [
            .. new InterleavedTimer(Rounds, Turn)
                .Run([.. Rows.Zip(tensors).Select(pair => new Variant(pair.First.Name, pair.Second.Step))], length)
                .Select(timing => timing.Minimum),
        ];
        tensors.ForEach(tensor => tensor.Dispose());
        return times;
    }

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
