using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Digits.Training;
using Samples.Drawing;

namespace Digits.Report;

/// <summary>One panel of the chart: the loss curves of one family in colours, before those of all others in grey.</summary>
/// <param name="svg">Where it is drawn.</param>
/// <param name="left">The left end of the axes.</param>
/// <param name="top">Their top.</param>
/// <param name="scale">The vertical axis.</param>
internal sealed class ChartPanel(SvgWriter svg, double left, double top, LogScale scale)
{
    /// <summary>The width of the axes, without labels.</summary>
    public const double Width = 370;

    /// <summary>The height of the axes, without labels.</summary>
    public const double Height = 290;

    private const double LabelHeight = 15;
    private const double LegendWidth = 222;
    private const double WidestCurve = 3;
    private const double NarrowestCurve = 1.5;

    /// <summary>Draws the panel.</summary>
    /// <param name="title">What its optimizers have in common.</param>
    /// <param name="family">The results to show in colours.</param>
    /// <param name="others">The results to show in grey.</param>
    public void Draw(string title, IReadOnlyList<TrainingResult> family, IEnumerable<TrainingResult> others)
    {
        svg.Text(left, top - 20, title, 15, Palette.Ink, bold: true);
        DrawAxes();
        foreach (TrainingResult result in others)
        {
            svg.Curve(Points(result), Palette.Background, 1);
        }

        for (int i = 0; i < family.Count; i++)
        {
            // The first is widest: where curves coincide, what lies below remains as a seam.
            double share = family.Count == 1 ? 0.5 : (double)i / (family.Count - 1);
            svg.Curve(Points(family[i]), Palette.Curve(i), WidestCurve + (NarrowestCurve - WidestCurve) * share);
        }

        DrawLabels(family);
        DrawLegend(family);
    }

    private void DrawAxes()
    {
        foreach (double decade in scale.Decades())
        {
            double y = Y(decade);
            svg.Line(left, y, left + Width, y, Palette.Grid, 1);
            svg.Text(left - 8, y, decade.ToString("0.#########", CultureInfo.InvariantCulture), 12, Palette.QuietInk, "end");
        }

        foreach (int epoch in new[] { 1, Trainer.Epochs / 2, Trainer.Epochs })
        {
            svg.Text(X(epoch - 1), top + Height + 16, $"{epoch}", 12, Palette.QuietInk, "middle");
        }

        svg.Text(X(Trainer.Epochs * 3 / 4), top + Height + 16, "epoch", 12, Palette.QuietInk, "middle");
    }

    private void DrawLabels(IReadOnlyList<TrainingResult> family)
    {
        double[] ends = [.. family.Select(result => Y(result.FinalLoss))];
        double[] places = Labels.Spread(ends, LabelHeight, top, top + Height);
        for (int i = 0; i < family.Count; i++)
        {
            svg.Line(left + Width + 2, ends[i], left + Width + 12, places[i], Palette.Curve(i), 1);
            svg.Text(left + Width + 15, places[i], family[i].Plan.Name, 12, Palette.Curve(i));
        }
    }

    // Curves fall from the left, so the right upper corner is free.
    private void DrawLegend(IReadOnlyList<TrainingResult> family)
    {
        double right = left + Width - 4;
        double names = right - LegendWidth;
        svg.Rectangle(names - 20, top + 2, LegendWidth + 24, family.Count * LabelHeight + 2, Palette.Paper);
        for (int i = 0; i < family.Count; i++)
        {
            double y = top + 10 + i * LabelHeight;
            string accuracy = (family[i].TestAccuracy * 100).ToString("0.0", CultureInfo.InvariantCulture);
            svg.Line(names - 16, y, names - 6, y, Palette.Curve(i), 3);
            svg.Text(names, y, family[i].Plan.Name, 11, Palette.QuietInk);
            svg.Text(right, y, $"{accuracy} %", 11, Palette.Ink, "end");
        }
    }

    private List<(double X, double Y)> Points(TrainingResult result) =>
        [.. result.Losses.Select((loss, epoch) => (X(epoch), Y(loss)))];

    private double X(int epoch) => left + Width * epoch / (Trainer.Epochs - 1);

    // A loss that is not a number is drawn at the top, where it cannot be overlooked.
    private double Y(double loss) => top + Height * (1 - scale.Position(double.IsNaN(loss) ? scale.Maximum : loss));
}
