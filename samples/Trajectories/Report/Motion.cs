using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Samples.Drawing;

namespace Trajectories.Report;

/// <summary>Animation of paths by SMIL: no scripts, so that it also runs where a picture is only embedded.</summary>
/// <remarks>
/// Time runs with the root of the step, slowly at first: the first steps are long and say most. At the end all stands still for a while,
/// then it begins again.
/// </remarks>
internal static class Motion
{
    private const int Moments = 60;
    private const int StillMoments = 9;
    private const string Timing = "dur=\"12s\" repeatCount=\"indefinite\"";

    // The share of a round after which paths are at their ends.
    private const double EndOfMotion = (double)Moments / (Moments + StillMoments);

    private static readonly int[] ClockSteps = [0, 5, 20, 50, 100, 200, 300, 400];

    /// <summary>Draws a path as far as it is walked.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="places">The path, step by step.</param>
    /// <param name="kept">The steps between which the line is drawn straight.</param>
    /// <param name="attributes">The line's looks.</param>
    public static void DrawPath(SvgWriter svg, IReadOnlyList<(double X, double Y)> places, IReadOnlyList<int> kept, string attributes)
    {
        // One dash, a little longer than the line, that is pushed into view. Its length in pixels, because not every renderer knows pathLength.
        double[] lengths = LengthsAlong(places, kept);
        double dash = Math.Ceiling(lengths[^1]) + 1;
        string values = Join(step => Number("0.#", dash - At(lengths, step)), places.Count - 1);
        svg.Element($"""
            <path d="{SvgWriter.PathData([.. kept.Select(index => places[index])])}" {attributes} stroke-dasharray="{dash}"><animate
                attributeName="stroke-dashoffset" values="{values}" {Timing}/></path>
            """);
    }

    /// <summary>Moves a marker along a path.</summary>
    /// <param name="svg">The picture, inside the marker's element.</param>
    /// <param name="places">The path, step by step.</param>
    public static void Move(SvgWriter svg, IReadOnlyList<(double X, double Y)> places)
    {
        double[] x = [.. places.Select(place => place.X)];
        double[] y = [.. places.Select(place => place.Y)];
        string values = Join(step => Number("0.#", At(x, step)) + "," + Number("0.#", At(y, step)), places.Count - 1);
        svg.Element($"""<animateTransform attributeName="transform" type="translate" values="{values}" {Timing}/>""");
    }

    /// <summary>Draws the clock: a line with steps, and a dot that runs along it.</summary>
    /// <param name="svg">The picture.</param>
    /// <param name="left">The line's left end.</param>
    /// <param name="y">Its height.</param>
    /// <param name="width">Its length.</param>
    /// <param name="steps">The number of steps.</param>
    public static void DrawClock(SvgWriter svg, double left, double y, double width, int steps)
    {
        svg.Line(left, y, left + width, y, Palette.QuietInk, 1);
        svg.Text(left - 12, y + 14, "step", 11, Palette.QuietInk, "end");
        foreach (int step in ClockSteps.Where(step => step <= steps))
        {
            double x = left + (width * Math.Sqrt((double)step / steps));
            svg.Line(x, y - 3, x, y + 3, Palette.QuietInk, 1);
            svg.Text(x, y + 14, step.ToString(CultureInfo.InvariantCulture), 11, Palette.QuietInk, "middle");
        }

        svg.Element($"""
            <circle cx="{left + width:0.#}" cy="{y:0.#}" r="5" fill="{Palette.Ink}"><animate attributeName="cx"
                values="{left:0.#};{left + width:0.#};{left + width:0.#}" keyTimes="0;{EndOfMotion:0.####};1" {Timing}/></circle>
            """);
    }

    private static double[] LengthsAlong(IReadOnlyList<(double X, double Y)> places, IReadOnlyList<int> kept)
    {
        double[] lengths = new double[places.Count];
        for (int i = 1; i < kept.Count; i++)
        {
            (int from, int to) = (kept[i - 1], kept[i]);
            double straight = Distance(places[from], places[to]);
            double walked = 0;
            for (int step = from + 1; step <= to; step++)
            {
                walked += Distance(places[step - 1], places[step]);
                lengths[step] = walked;
            }

            // What is drawn is the straight line: its length is shared out as it was walked.
            for (int step = from + 1; step <= to; step++)
            {
                lengths[step] = lengths[from] + (walked == 0 ? 0 : straight * lengths[step] / walked);
            }
        }

        return lengths;
    }

    private static string Join(Func<double, string> valueAt, int steps)
    {
        IEnumerable<string> moving = Enumerable.Range(0, Moments + 1).Select(i => valueAt(steps * ((double)i / Moments) * ((double)i / Moments)));
        return string.Join(';', moving.Concat(Enumerable.Repeat(valueAt(steps), StillMoments)));
    }

    private static double At(double[] values, double step)
    {
        int before = Math.Min((int)step, values.Length - 2);
        return values[before] + ((step - before) * (values[before + 1] - values[before]));
    }

    private static double Distance((double X, double Y) from, (double X, double Y) to) => double.Hypot(to.X - from.X, to.Y - from.Y);

    private static string Number(string format, double value) => value.ToString(format, CultureInfo.InvariantCulture);
}
