using System.Collections.Generic;
using System.Linq;
using Digits.Training;
using Samples.Drawing;

namespace Digits.Report;

/// <summary>The chart of all loss curves: one panel for each family of optimizers, all on the same axes.</summary>
internal static class LossChart
{
    private const double Margin = 62;
    private const double LabelRoom = 200;
    private const double HeadRoom = 126;
    private const double FootRoom = 42;
    private const double RowGap = 84;
    private const int Columns = 2;

    private static readonly (OptimizerFamily Family, string Title)[] Panels =
    [
        (OptimizerFamily.Gradient, "Gradients and their running sums"),
        (OptimizerFamily.ScaledGradient, "Gradients scaled by their own size"),
        (OptimizerFamily.Adam, "Adam and its relatives"),
        (OptimizerFamily.DecoupledDecay, "With decoupled weight decay"),
        (OptimizerFamily.Sign, "Signs"),
        (OptimizerFamily.SlowWeights, "With slow weights or an average"),
        (OptimizerFamily.WholeTensor, "With norms, means and sums of whole tensors"),
    ];

    /// <summary>Draws the chart as SVG.</summary>
    /// <param name="results">What came of the trainings.</param>
    /// <param name="imageCount">The number of images they learnt from.</param>
    public static string Draw(IReadOnlyList<TrainingResult> results, int imageCount)
    {
        (OptimizerFamily Family, string Title)[] panels =
        [
            .. Panels.Where(panel => results.Any(result => result.Plan.Family == panel.Family)),
        ];
        int columns = int.Min(Columns, panels.Length);
        int rows = (panels.Length + columns - 1) / columns;
        double columnWidth = Margin + ChartPanel.Width + LabelRoom;
        double rowHeight = ChartPanel.Height + RowGap;
        double height = HeadRoom + rows * rowHeight - RowGap + FootRoom;
        SvgWriter svg = new(columns * columnWidth, height, "Training loss of each optimizer by epoch");
        svg.Text(Margin, 30, "Training loss on handwritten digits", 21, Palette.Ink, bold: true);
        svg.Text(Margin, 56, $"Mean cross-entropy of {imageCount} images in each epoch, logarithmic.", 13, Palette.QuietInk);
        svg.Text(Margin, 74, "In the legends, the accuracy on images held back. In grey, the other panels.", 13, Palette.QuietInk);
        LogScale scale = LogScale.Around(results.SelectMany(result => result.Losses));
        for (int i = 0; i < panels.Length; i++)
        {
            ChartPanel panel = new(svg, Margin + i % columns * columnWidth, HeadRoom + i / columns * rowHeight, scale);
            panel.Draw(
                panels[i].Title,
                [.. results.Where(result => result.Plan.Family == panels[i].Family)],
                results.Where(result => result.Plan.Family != panels[i].Family));
        }

        return svg.ToString();
    }
}
