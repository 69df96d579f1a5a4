using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using Trajectories.Paths;
using Trajectories.Surfaces;

namespace Trajectories.Report;

/// <summary>The comparison: for each optimizer and surface the learning rate, the steps until arrival, and the height at the end.</summary>
internal static class PathTable
{
    private const int RedirectedWidth = 160;

    /// <summary>Writes the table to the console: in boxes to a terminal, as Markdown where output is redirected.</summary>
    /// <param name="paths">The paths over all surfaces.</param>
    public static void Write(IReadOnlyList<OptimizerPath> paths)
    {
        Table table = new() { Border = Console.IsOutputRedirected ? TableBorder.Markdown : TableBorder.Rounded };
        table.AddColumn(new TableColumn("optimizer").NoWrap());
        IReadOnlyList<Surface> surfaces = [.. paths.Select(path => path.Surface).Distinct()];
        foreach (Surface surface in surfaces)
        {
            table.AddColumn(new TableColumn($"{surface.Name}: rate").RightAligned());
            table.AddColumn(new TableColumn("steps").RightAligned());
            table.AddColumn(new TableColumn("height").RightAligned());
        }

        foreach (IGrouping<string, OptimizerPath> row in paths.GroupBy(path => path.Entrant.Name))
        {
            table.AddRow([row.Key, .. row.SelectMany(Cells)]);
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = RedirectedWidth;
        }

        AnsiConsole.Write(table);
    }

    private static string[] Cells(OptimizerPath path) =>
    [
        path.LearningRate.ToString("0.#####", CultureInfo.InvariantCulture),
        path.Arrival?.ToString(CultureInfo.InvariantCulture) ?? "—",
        path.FinalHeight.ToString("0.0e+0", CultureInfo.InvariantCulture),
    ];
}
