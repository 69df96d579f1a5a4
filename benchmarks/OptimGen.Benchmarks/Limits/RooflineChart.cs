using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Text;

namespace OptimGen.Benchmarks.Limits;

/// <summary>
/// A picture of every optimizer under its limit: the time of a step against the bytes that it reads and writes, one panel for each type and size. A
/// step on the line is as fast as a copy of as many bytes.
/// </summary>
internal static class RooflineChart
{
    private const int PanelWidth = 520;
    private const int PanelHeight = 330;
    private const int Left = 60;
    private const int Top = 46;
    private const int Right = 20;
    private const int Bottom = 50;

    /// <summary>Draws.</summary>
    /// <param name="points">All that was measured.</param>
    /// <returns>The text of an SVG file.</returns>
    public static string Draw(IReadOnlyList<RooflinePoint> points)
    {
        IGrouping<(string, int), RooflinePoint>[] panels = [.. points.GroupBy(static point => (point.Type, point.Size))];
        int rows = (panels.Length + 1) / 2;
        StringBuilder svg = new();
        svg.Append(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{2 * PanelWidth}\" height=\"{rows * PanelHeight}\" "));
        svg.AppendLine("font-family=\"sans-serif\" font-size=\"11\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        for (int i = 0; i < panels.Length; i++)
        {
            svg.AppendLine(Text($"<g transform=\"translate({i % 2 * PanelWidth},{i / 2 * PanelHeight})\">"));
            DrawPanel(svg, [.. panels[i]]);
            svg.AppendLine("</g>");
        }

        return svg.AppendLine("</svg>").ToString();
    }

    private static void DrawPanel(StringBuilder svg, RooflinePoint[] points)
    {
        double mostBytes = points.Max(static point => point.Bytes) * 1.1;
        double mostTime = points.Max(static point => Math.Max(point.Time, point.Limit)) * 1.1;
        double X(double bytes) => Left + (bytes / mostBytes * (PanelWidth - Left - Right));
        double Y(double time) => PanelHeight - Bottom - (time / mostTime * (PanelHeight - Top - Bottom));

        svg.AppendLine(Text($"<text x=\"{Left}\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{points[0].Type}, {points[0].Size:N0} parameters, one thread</text>"));
        svg.AppendLine(Text($"<path d=\"M{Left},{Top} V{PanelHeight - Bottom} H{PanelWidth - Right}\" fill=\"none\" stroke=\"black\"/>"));
        svg.AppendLine(Text($"<text x=\"{(PanelWidth + Left) / 2}\" y=\"{PanelHeight - 12}\" text-anchor=\"middle\">bytes read and written per parameter</text>"));
        svg.AppendLine(Text($"<text transform=\"translate(14,{PanelHeight / 2}) rotate(-90)\" text-anchor=\"middle\">ns per parameter</text>"));
        foreach (double tick in Ticks(mostTime))
        {
            svg.AppendLine(Text($"<path d=\"M{Left},{Y(tick):0.0} H{PanelWidth - Right}\" stroke=\"#e0e0e0\"/>"));
            svg.AppendLine(Text($"<text x=\"{Left - 6}\" y=\"{Y(tick) + 4:0.0}\" text-anchor=\"end\">{tick:0.##}</text>"));
        }

        foreach (int bytes in points.Select(static point => point.Bytes).Distinct())
        {
            svg.AppendLine(Text($"<text x=\"{X(bytes):0.0}\" y=\"{PanelHeight - Bottom + 16}\" text-anchor=\"middle\">{bytes}</text>"));
        }

        (int Bytes, double Time)[] limits = [.. points.GroupBy(static point => point.Bytes).Select(static group => (group.Key, group.Min(static point => point.Limit))).OrderBy(static limit => limit.Key)];
        svg.AppendLine(Text($"<polyline points=\"{string.Join(' ', limits.Select(limit => Text($"{X(limit.Bytes):0.0},{Y(limit.Time):0.0}")))}\" fill=\"none\" stroke=\"#c0392b\" stroke-width=\"2\"/>"));
        svg.AppendLine(Text($"<text x=\"{X(limits[^1].Bytes) + 4:0.0}\" y=\"{Y(limits[^1].Time) + 14:0.0}\" fill=\"#c0392b\" text-anchor=\"end\">limit</text>"));
        foreach (IGrouping<int, RooflinePoint> column in points.GroupBy(static point => point.Bytes))
        {
            DrawColumn(svg, [.. column.OrderByDescending(static point => point.Time)], X, Y);
        }
    }

    // Names beside each other's points would cover each other: they are spread downwards, each with its share of the limit.
    private static void DrawColumn(StringBuilder svg, RooflinePoint[] points, Func<double, double> x, Func<double, double> y)
    {
        double last = double.NegativeInfinity;
        foreach (RooflinePoint point in points)
        {
            double label = Math.Max(y(point.Time) + 3, last + 9);
            last = label;
            string name = SecurityElement.Escape(Text($"{point.Optimizer} {point.Limit / point.Time:0%}"));
            svg.AppendLine(Text($"<circle cx=\"{x(point.Bytes):0.0}\" cy=\"{y(point.Time):0.0}\" r=\"3\" fill=\"#2c6fbb\"/>"));
            svg.AppendLine(Text($"<text x=\"{x(point.Bytes) + 6:0.0}\" y=\"{label:0.0}\" font-size=\"8\" fill=\"#2c3e50\">{name}</text>"));
        }
    }

    private static IEnumerable<double> Ticks(double most)
    {
        double step = Math.Pow(10, Math.Floor(Math.Log10(most)));
        step = most / step < 2 ? step / 5 : most / step < 5 ? step / 2 : step;
        for (double tick = 0; tick <= most; tick += step)
        {
            yield return tick;
        }
    }

    private static string Text(FormattableString value) => value.ToString(CultureInfo.InvariantCulture);
}
