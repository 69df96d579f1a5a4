using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Samples.Drawing;
using Trajectories.Paths;
using Trajectories.Surfaces;

namespace Trajectories.Report;

/// <summary>The picture of a surface: one panel for each family of optimizers, or one for all where they are few.</summary>
internal static class PathChart
{
    private const double PanelWidth = 400;
    private const double SinglePanelWidth = 720;
    private const double Proportion = 0.75;
    private const double Margin = 40;
    private const double Gap = 36;
    private const double HeadRoom = 120;
    private const double TitleRoom = 34;
    private const double ClockWidth = 270;
    private const int Columns = 3;
    private const int Few = 8;

    private static readonly (Family Family, string Title)[] Panels =
    [
        (Family.Gradient, "Gradients and their running sums"),
        (Family.ScaledGradient, "Gradients scaled by their own size"),
        (Family.Sign, "Signs"),
        (Family.Adam, "Adam and near relatives"),
        (Family.BoundedAdam, "Adam, held back"),
        (Family.AdamW, "AdamW and what was built on it"),
        (Family.OtherMoments, "Other averages, other lengths"),
        (Family.SlowWeights, "Slow weights"),
        (Family.OwnRate, "Rates that find themselves"),
    ];

    /// <summary>Draws the picture as SVG.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="paths">The paths over it.</param>
    /// <param name="isAnimated">Whether paths are drawn as they are walked.</param>
    public static string Draw(Surface surface, IReadOnlyList<OptimizerPath> paths, bool isAnimated)
    {
        bool isSingle = paths.Count <= Few;
        double panelWidth = isSingle ? SinglePanelWidth : PanelWidth;
        View view = new(surface.Frame, panelWidth, panelWidth * Proportion);
        (string Title, IReadOnlyList<IReadOnlyList<OptimizerPath>> Entries)[] panels = isSingle
            ? [("", PathPanel.Entries(paths, view))]
            :
            [
                .. from panel in Panels
                   let entries = PathPanel.Entries(paths.Where(path => path.Entrant.Family == panel.Family), view)
                   where entries.Count > 0
                   select (panel.Title, entries),
            ];
        double titleRoom = isSingle ? 0 : TitleRoom;
        double[] rowHeights =
        [
            .. panels.Chunk(Columns).Select(row => titleRoom + view.Height + row.Max(panel => PathPanel.LegendHeight(panel.Entries))),
        ];
        int columns = int.Min(Columns, panels.Length);
        double width = (2 * Margin) + (columns * panelWidth) + ((columns - 1) * Gap);
        SvgWriter svg = new(width, HeadRoom + rowHeights.Sum() + Margin, $"Paths of optimizers: {surface.Title}");
        DrawHead(svg, surface, isAnimated, width);
        SurfaceLayer.Define(svg, surface, view);
        PathPanel drawing = new(svg, view, isAnimated);
        double top = HeadRoom + titleRoom;
        for (int row = 0; row < rowHeights.Length; row++)
        {
            for (int column = 0; column < Columns && (row * Columns) + column < panels.Length; column++)
            {
                (string title, IReadOnlyList<IReadOnlyList<OptimizerPath>> entries) = panels[(row * Columns) + column];
                drawing.Draw(Margin + (column * (panelWidth + Gap)), top, title, entries);
            }

            top += rowHeights[row];
        }

        return svg.ToString();
    }

    private static void DrawHead(SvgWriter svg, Surface surface, bool isAnimated, double width)
    {
        svg.Text(Margin, 32, surface.Title, 22, Palette.Ink, bold: true);
        svg.Text(Margin, 58, surface.Formula, 14, Palette.QuietInk);
        string goal = surface.Goal.ToString("0.######", CultureInfo.InvariantCulture);
        svg.Text(
            Margin,
            81,
            $"{surface.Steps} steps from ○ towards +. Learning rate: of 1, 2, 5 · 10ᵏ, the one that arrives soonest and stays inside.",
            13,
            Palette.QuietInk);
        svg.Text(
            Margin,
            100,
            $"“Steps” until the loss stays within {goal} of the least; — not at all. Weight decay is off, all else as by default.",
            13,
            Palette.QuietInk);
        if (isAnimated)
        {
            Motion.DrawClock(svg, width - Margin - ClockWidth - 10, 36, ClockWidth, surface.Steps);
        }
    }
}
