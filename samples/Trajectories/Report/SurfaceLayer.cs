using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Samples.Drawing;
using Trajectories.Surfaces;

namespace Trajectories.Report;

/// <summary>A surface as contour lines, with start and minima: defined once in a picture, and shown in each of its panels.</summary>
internal static class SurfaceLayer
{
    private const int Columns = 160;
    private const int Rows = 120;
    private const double Tolerance = 0.15;
    private const string Ground = "#f6f7f9";
    private const string Mark = "#424a53";

    /// <summary>Defines the layer, for <see cref="Show"/>.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="view">Where its places are.</param>
    public static void Define(SvgWriter svg, Surface surface, View view)
    {
        svg.Element($"""<defs><clipPath id="frame"><rect width="{view.Width}" height="{view.Height}"/></clipPath><g id="surface">""");
        svg.Rectangle(0, 0, view.Width, view.Height, Ground);
        double[,] heights = Heights(surface, view);
        for (int i = 0; i < surface.Levels.Count; i++)
        {
            string line = Line(heights, surface.Levels[i], view);
            string colour = Shade((double)i / (surface.Levels.Count - 1));
            svg.Element($"""<path d="{line}" fill="none" stroke="{colour}" stroke-width="1"/>""");
        }

        DrawTicks(svg, view);
        foreach (Point minimum in surface.Minima.Where(surface.Frame.Contains))
        {
            (double x, double y) = view.Place(minimum);
            svg.Element($"""<path d="M{x - 6:0.#} {y:0.#}h12M{x:0.#} {y - 6:0.#}v12" stroke="{Mark}" stroke-width="1.6"/>""");
        }

        (double startX, double startY) = view.Place(surface.Start);
        svg.Element($"""<circle cx="{startX:0.#}" cy="{startY:0.#}" r="5" fill="none" stroke="{Mark}" stroke-width="1.6"/>""");
        svg.Element($"</g></defs>");
    }

    /// <summary>Shows the layer at the origin.</summary>
    /// <param name="svg">The picture.</param>
    public static void Show(SvgWriter svg) => svg.Element($"""<use href="#surface"/>""");

    private static double[,] Heights(Surface surface, View view)
    {
        double[,] heights = new double[Rows + 1, Columns + 1];
        for (int row = 0; row <= Rows; row++)
        {
            for (int column = 0; column <= Columns; column++)
            {
                heights[row, column] = surface.Height(view.At((double)column / Columns, (double)row / Rows));
            }
        }

        return heights;
    }

    private static string Line(double[,] heights, double level, View view)
    {
        StringBuilder data = new();
        foreach (IReadOnlyList<(double X, double Y)> line in Contours.Trace(heights, level))
        {
            (double X, double Y)[] places = [.. line.Select(point => (point.X * view.Width / Columns, point.Y * view.Height / Rows))];
            data.Append(SvgWriter.PathData(Simplification.Simplify(places, Tolerance)));
        }

        return data.ToString();
    }

    // Whole numbers along the left and the lower edge.
    private static void DrawTicks(SvgWriter svg, View view)
    {
        for (double x = Math.Ceiling(view.Frame.Left + 0.3); x <= view.Frame.Right - 0.1; x++)
        {
            double place = view.Place(new Point(x, 0)).X;
            svg.Line(place, view.Height - 4, place, view.Height, Palette.QuietInk, 1);
            svg.Text(place, view.Height - 11, Number(x), 10, Palette.QuietInk, "middle");
        }

        for (double y = Math.Ceiling(view.Frame.Bottom + 0.3); y <= view.Frame.Top - 0.1; y++)
        {
            double place = view.Place(new Point(0, y)).Y;
            svg.Line(0, place, 4, place, Palette.QuietInk, 1);
            svg.Text(7, place, Number(y), 10, Palette.QuietInk);
        }
    }

    private static string Number(double value) => FormattableString.Invariant($"{(value < 0 ? "−" : "")}{Math.Abs(value)}");

    // The lower, the darker: that is where the eye should go.
    private static string Shade(double share)
    {
        static int Between(int low, int high, double share) => (int)Math.Round(low + ((high - low) * share));
        return FormattableString.Invariant($"#{Between(0x8d, 0xd8, share):x2}{Between(0x98, 0xdd, share):x2}{Between(0xa6, 0xe3, share):x2}");
    }
}
