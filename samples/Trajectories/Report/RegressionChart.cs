using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Samples.Drawing;
using Trajectories.Paths;

namespace Trajectories.Report;

/// <summary>The picture of the regression: the weights' path over the error, and both weights by step.</summary>
internal static class RegressionChart
{
    private const double Width = 460;
    private const double Height = 345;
    private const double Margin = 40;
    private const double Gap = 70;
    private const double Top = 112;
    private const double FootRoom = 40;
    private const double Highest = 2.5;

    /// <summary>Draws the picture as SVG.</summary>
    /// <param name="path">The weights, step by step.</param>
    public static string Draw(OptimizerPath path)
    {
        SvgWriter svg = new((2 * Margin) + (2 * Width) + Gap + 10, Top + Height + FootRoom, "Linear regression by Adam");
        svg.Text(Margin, 32, "y = x₁ + 2·x₂, from eight points, by Adam", 22, Palette.Ink, bold: true);
        string rate = path.LearningRate.ToString(CultureInfo.InvariantCulture);
        string arrival = path.Arrival is int step ? $"; the error is below 10⁻⁶ after {step} steps" : "";
        svg.Text(Margin, 58, $"Weights from 0, learning rate {rate}{arrival}.", 14, Palette.QuietInk);
        View view = new(path.Surface.Frame, Width, Height);
        SurfaceLayer.Define(svg, path.Surface, view);
        DrawPath(svg, view, path);
        DrawWeights(svg, Margin + Width + Gap, path);
        return svg.ToString();
    }

    private static void DrawPath(SvgWriter svg, View view, OptimizerPath path)
    {
        svg.Text(Margin, Top - 16, "The way of (w₁, w₂) over the mean squared error", 14, Palette.Ink, bold: true);
        svg.Element($"""<g transform="translate({Margin} {Top})">""");
        SurfaceLayer.Show(svg);
        IReadOnlyList<(double X, double Y)> places = view.Places(path.Points);
        svg.Curve(Simplification.Simplify(places, 0.2), Palette.Curve(0), 2.6);
        for (int step = 0; step < places.Count; step += 10)
        {
            svg.Element($"""<circle cx="{places[step].X:0.#}" cy="{places[step].Y:0.#}" r="3.2" fill="{Palette.Curve(0)}" stroke="#ffffff"/>""");
        }

        svg.Text(view.Width - 8, 14, "a dot every 10 steps", 11, Palette.QuietInk, "end");
        svg.Element($"</g>");
    }

    private static void DrawWeights(SvgWriter svg, double left, OptimizerPath path)
    {
        svg.Text(left, Top - 16, "The weights by step", 14, Palette.Ink, bold: true);
        int last = path.Points.Count - 1;
        for (double value = 0; value <= Highest; value += 0.5)
        {
            svg.Line(left, Y(value), left + Width, Y(value), Palette.Grid, 1);
            svg.Text(left - 8, Y(value), value.ToString(CultureInfo.InvariantCulture), 12, Palette.QuietInk, "end");
        }

        foreach (int step in new[] { 0, last / 3, last * 2 / 3, last })
        {
            svg.Text(X(step), Top + Height + 18, step.ToString(CultureInfo.InvariantCulture), 12, Palette.QuietInk, "middle");
        }

        Draw(path.Points.Select(point => point.X), "w₁", 1, Palette.Curve(1));
        Draw(path.Points.Select(point => point.Y), "w₂", 2, Palette.Curve(0));

        void Draw(IEnumerable<double> weights, string name, double limit, string colour)
        {
            svg.Curve(Simplification.Simplify([.. weights.Select((weight, step) => (X(step), Y(weight)))], 0.1), colour, 2.6);
            svg.Text(left + Width - 6, Y(limit) - 14, $"{name} → {limit.ToString(CultureInfo.InvariantCulture)}", 14, colour, "end", bold: true);
        }

        double X(int step) => left + (Width * step / last);
        double Y(double value) => Top + (Height * (1 - (value / Highest)));
    }
}
