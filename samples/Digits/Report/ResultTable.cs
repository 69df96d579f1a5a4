using System;
using System.Collections.Generic;
using System.Globalization;
using Digits.Training;
using Spectre.Console;

namespace Digits.Report;

/// <summary>The comparison at the end, one line per optimizer.</summary>
internal static class ResultTable
{
    // Wide enough for every column: a redirected output has no width of its own.
    private const int RedirectedWidth = 120;

    /// <summary>Writes the table to the console: in boxes to a terminal, as Markdown where output is redirected.</summary>
    /// <param name="results">What came of the trainings.</param>
    public static void Write(IReadOnlyList<TrainingResult> results)
    {
        Table table = new() { Border = Console.IsOutputRedirected ? TableBorder.Markdown : TableBorder.Rounded };
        table.AddColumn(new TableColumn("optimizer").NoWrap());
        foreach (string heading in new[] { "learning rate", "test accuracy", "final loss", "µs per step", "bytes per step" })
        {
            table.AddColumn(new TableColumn(heading).RightAligned());
        }

        foreach (TrainingResult result in results)
        {
            table.AddRow(
                result.Plan.Name,
                Text($"{result.Plan.LearningRate:0.#####}"),
                Text($"{result.TestAccuracy * 100:0.00} %"),
                Text($"{result.FinalLoss:0.00000}"),
                Text($"{result.MicrosecondsPerStep:0.00}"),
                Text($"{result.BytesPerStep:0.##}"));
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        AnsiConsole.Write(table);
    }

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
