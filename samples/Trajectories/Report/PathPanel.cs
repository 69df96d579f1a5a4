using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Samples.Drawing;
using Trajectories.Paths;

namespace Trajectories.Report;

/// <summary>One panel: the paths of a family over the surface, and its legend.</summary>
/// <param name="svg">The picture.</param>
/// <param name="view">Where places are.</param>
/// <param name="isAnimated">Whether paths are drawn as they are walked.</param>
internal sealed class PathPanel(SvgWriter svg, View view, bool isAnimated)
{
    private const double LegendWidth = 400;
    private const double LegendLine = 17;
    private const int LegendLetters = 38;
    private const double Tolerance = 0.2;
    private const double WidestPath = 3.4;
    private const double NarrowestPath = 1.6;

    /// <summary>The height of a legend.</summary>
    /// <param name="entries">Its entries.</param>
    public static double LegendHeight(IReadOnlyList<IReadOnlyList<OptimizerPath>> entries) =>
        (entries.Sum(entry => NameLines(entry).Count) * LegendLine) + 26;

    /// <summary>Paths that nobody could tell apart in the picture are one entry.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="view">Where places are.</param>
    public static IReadOnlyList<IReadOnlyList<OptimizerPath>> Entries(IEnumerable<OptimizerPath> paths, View view)
    {
        List<List<OptimizerPath>> entries = [];
        foreach (OptimizerPath path in paths)
        {
            List<OptimizerPath>? same = entries.Find(entry => AreSame(entry[0], path, view));
            if (same is null)
            {
                entries.Add([path]);
            }
            else
            {
                same.Add(path);
            }
        }

        return entries;
    }

    /// <summary>Draws the panel.</summary>
    /// <param name="left">The left end of the surface.</param>
    /// <param name="top">Its top.</param>
    /// <param name="title">What stands above; empty for nothing.</param>
    /// <param name="entries">The paths; those of one entry are drawn as one.</param>
    public void Draw(double left, double top, string title, IReadOnlyList<IReadOnlyList<OptimizerPath>> entries)
    {
        svg.Element($"""<g transform="translate({left:0.#} {top:0.#})">""");
        if (title.Length > 0)
        {
            svg.Text(0, -14, title, 15, Palette.Ink, bold: true);
        }

        SurfaceLayer.Show(svg);
        svg.Element($"""<g clip-path="url(#frame)">""");
        for (int i = 0; i < entries.Count; i++)
        {
            // The first is widest: where paths coincide, what lies below remains as a seam.
            double share = entries.Count == 1 ? 0.5 : (double)i / (entries.Count - 1);
            DrawPath(view.Places(entries[i][0].Points), Palette.Curve(i), WidestPath + ((NarrowestPath - WidestPath) * share));
        }

        for (int i = 0; i < entries.Count; i++)
        {
            DrawMarker(view.Places(entries[i][0].Points), i);
        }

        svg.Element($"</g>");
        DrawLegend(entries);
        svg.Element($"</g>");
    }

    private static bool AreSame(OptimizerPath first, OptimizerPath second, View view)
    {
        const double invisible = 0.5;
        return first.LearningRate == second.LearningRate && first.Arrival == second.Arrival
            && first.Points.Zip(second.Points).All(pair =>
            {
                (double x, double y) = view.Place(pair.First);
                (double otherX, double otherY) = view.Place(pair.Second);
                return double.Hypot(otherX - x, otherY - y) < invisible;
            });
    }

    private void DrawPath(IReadOnlyList<(double X, double Y)> places, string colour, double width)
    {
        IReadOnlyList<int> kept = Simplification.Keep(places, Tolerance);
        string attributes = string.Create(
            CultureInfo.InvariantCulture, $"fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width:0.##}\" stroke-linejoin=\"round\"");
        if (isAnimated)
        {
            Motion.DrawPath(svg, places, kept, attributes);
        }
        else
        {
            svg.Element($"""<path d="{SvgWriter.PathData([.. kept.Select(index => places[index])])}" {attributes}/>""");
        }
    }

    private void DrawMarker(IReadOnlyList<(double X, double Y)> places, int index)
    {
        svg.Element($"""<g transform="translate({places[^1].X:0.#} {places[^1].Y:0.#})">""");
        svg.Element(Marker.Element(index, Palette.Curve(index)));
        if (isAnimated)
        {
            Motion.Move(svg, places);
        }

        svg.Element($"</g>");
    }

    private void DrawLegend(IReadOnlyList<IReadOnlyList<OptimizerPath>> entries)
    {
        double y = view.Height + 14;
        svg.Text(LegendWidth - 58, y, "rate", 11, Palette.QuietInk, "end");
        svg.Text(LegendWidth, y, "steps", 11, Palette.QuietInk, "end");
        for (int i = 0; i < entries.Count; i++)
        {
            y += LegendLine;
            OptimizerPath path = entries[i][0];
            svg.Element($"""<g transform="translate(7 {y:0.#})">""");
            svg.Element(Marker.Element(i, Palette.Curve(i)));
            svg.Element($"</g>");
            svg.Text(LegendWidth - 58, y, path.LearningRate.ToString("0.#####", CultureInfo.InvariantCulture), 12, Palette.QuietInk, "end");
            svg.Text(LegendWidth, y, path.Arrival?.ToString(CultureInfo.InvariantCulture) ?? "—", 12, Palette.Ink, "end");
            List<string> names = NameLines(entries[i]);
            svg.Text(18, y, names[0], 12, Palette.Ink);
            foreach (string more in names.Skip(1))
            {
                y += LegendLine;
                svg.Text(18, y, more, 12, Palette.Ink);
            }
        }
    }

    // The names of an entry, in as many lines as leave room for the numbers.
    private static List<string> NameLines(IReadOnlyList<OptimizerPath> entry)
    {
        List<string> lines = [entry[0].Entrant.Name];
        foreach (OptimizerPath path in entry.Skip(1))
        {
            lines[^1] += ",";
            if (lines[^1].Length + path.Entrant.Name.Length > LegendLetters)
            {
                lines.Add(path.Entrant.Name);
            }
            else
            {
                lines[^1] += " " + path.Entrant.Name;
            }
        }

        return lines;
    }
}
