using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Samples.Drawing;
using Trajectories.Averages;

namespace Trajectories.Report;

/// <summary>The picture of averages with and without bias correction: one panel for each decay.</summary>
internal static class AverageChart
{
    private const double Width = 560;
    private const double Height = 280;
    private const double Margin = 56;
    private const double Gap = 60;
    private const double Top = 138;
    private const double FootRoom = 46;
    private const double Highest = 12;

    private static readonly string Raw = Palette.Curve(1);
    private static readonly string Corrected = Palette.Curve(0);

    /// <summary>Draws the picture as SVG.</summary>
    /// <param name="series">The averages, all of the same observations.</param>
    public static string Draw(IReadOnlyList<AverageSeries> series)
    {
        double width = (2 * Margin) + (series.Count * Width) + ((series.Count - 1) * Gap);
        SvgWriter svg = new(width, Top + Height + FootRoom, "An exponential moving average with and without bias correction");
        svg.Text(Margin, 32, "Why Adam corrects its averages", 22, Palette.Ink, bold: true);
        svg.Text(
            Margin,
            58,
            "m ← β·m + (1 − β)·g begins at 0, and so lies too low by the factor 1 − βᵗ. Divided by it, the average is right from the first step.",
            14,
            Palette.QuietInk);
        DrawLegend(svg);
        for (int i = 0; i < series.Count; i++)
        {
            DrawPanel(svg, Margin + (i * (Width + Gap)), series[i]);
        }

        return svg.ToString();
    }

    private static void DrawLegend(SvgWriter svg)
    {
        svg.Element($"""<circle cx="{Margin + 8}" cy="84" r="3" fill="#9aa4b0"/>""");
        svg.Text(Margin + 20, 84, "g, observed", 13, Palette.Ink);
        svg.Line(Margin + 120, 84, Margin + 148, 84, Raw, 2.6);
        svg.Text(Margin + 155, 84, "m", 13, Palette.Ink);
        svg.Line(Margin + 190, 84, Margin + 218, 84, Corrected, 2.6);
        svg.Text(Margin + 225, 84, "m / (1 − βᵗ)", 13, Palette.Ink);
    }

    private static void DrawPanel(SvgWriter svg, double left, AverageSeries series)
    {
        svg.Text(left, Top - 20, string.Create(CultureInfo.InvariantCulture, $"β = {series.Decay}"), 15, Palette.Ink, bold: true);
        for (double value = 0; value <= Highest; value += 4)
        {
            svg.Line(left, Y(value), left + Width, Y(value), Palette.Grid, 1);
            svg.Text(left - 8, Y(value), value.ToString(CultureInfo.InvariantCulture), 12, Palette.QuietInk, "end");
        }

        int count = series.Observations.Count;
        foreach (int t in new[] { 1, count / 4, count / 2, count * 3 / 4, count })
        {
            svg.Text(X(t), Top + Height + 18, t == 1 ? "t = 1" : t.ToString(CultureInfo.InvariantCulture), 12, Palette.QuietInk, "middle");
        }

        for (int t = 1; t <= count; t++)
        {
            svg.Element($"""<circle cx="{X(t):0.#}" cy="{Y(series.Observations[t - 1]):0.#}" r="2.4" fill="#9aa4b0"/>""");
        }

        svg.Curve(Points(series.Raw), Raw, 2.6);
        svg.Curve(Points(series.Corrected), Corrected, 2.6);

        double X(int t) => left + (Width * (t - 1) / (count - 1));
        double Y(double value) => Top + (Height * (1 - (Math.Clamp(value, 0, Highest) / Highest)));
        IReadOnlyList<(double X, double Y)> Points(IReadOnlyList<double> values) => [.. values.Select((value, i) => (X(i + 1), Y(value)))];
    }
}
