using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Text;

namespace Samples.Drawing;

/// <summary>Writes an SVG picture, element by element; coordinates are pixels from the top left corner.</summary>
internal sealed class SvgWriter
{
    private const string Font = "-apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

    private readonly StringBuilder _text = new();

    /// <summary>Begins a picture on white.</summary>
    /// <param name="width">Its width.</param>
    /// <param name="height">Its height.</param>
    /// <param name="description">What it shows, for those who cannot see it.</param>
    public SvgWriter(double width, double height, string description)
    {
        Append($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"
                font-family="{Font}">
            """);
        _text.Append("<title>").Append(WebUtility.HtmlEncode(description)).Append("</title>\n");
        Rectangle(0, 0, width, height, Palette.Paper);
    }

    /// <summary>Fills a rectangle.</summary>
    public void Rectangle(double x, double y, double width, double height, string colour) =>
        Append($"""<rect x="{x:0.#}" y="{y:0.#}" width="{width:0.#}" height="{height:0.#}" fill="{colour}"/>""");

    /// <summary>Draws a straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string colour, double width) =>
        Append($"""<line x1="{x1:0.#}" y1="{y1:0.#}" x2="{x2:0.#}" y2="{y2:0.#}" stroke="{colour}" stroke-width="{width}"/>""");

    /// <summary>Draws a line through points.</summary>
    public void Curve(IReadOnlyList<(double X, double Y)> points, string colour, double width) =>
        Append($"""
            <path d="{PathData(points)}" fill="none" stroke="{colour}" stroke-width="{width:0.##}" stroke-linejoin="round" stroke-linecap="round"/>
            """);

    /// <summary>The line through points, as the attribute <c>d</c> of a path has it.</summary>
    /// <param name="points">The points.</param>
    /// <param name="isClosed">Whether the last is joined to the first.</param>
    public static string PathData(IReadOnlyList<(double X, double Y)> points, bool isClosed = false)
    {
        StringBuilder path = new();
        foreach ((double x, double y) in points)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}");
        }

        return isClosed ? path.Append('Z').ToString() : path.ToString();
    }

    /// <summary>Writes an element, or a part of one, as it is; numbers in it are invariant.</summary>
    /// <param name="element">The element.</param>
    public void Element(FormattableString element) => Append(element);

    /// <summary>Writes text; <paramref name="y"/> is its vertical middle.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the letters.</param>
    /// <param name="colour">Their colour.</param>
    /// <param name="anchor">What is at <paramref name="x"/>: <c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="bold">Whether it is bold.</param>
    public void Text(double x, double y, string text, double size, string colour, string anchor = "start", bool bold = false)
    {
        string weight = bold ? " font-weight=\"600\"" : "";

        // Not dominant-baseline, which some renderers lack: a third of the size is where the middle of figures and small letters is.
        double baseline = y + size * 0.35;
        string encoded = WebUtility.HtmlEncode(text);
        Append($"""
            <text x="{x:0.#}" y="{baseline:0.#}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}>{encoded}</text>
            """);
    }

    /// <summary>The whole picture.</summary>
    public override string ToString() => _text + "</svg>\n";

    private void Append(FormattableString element) => _text.Append(element.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
