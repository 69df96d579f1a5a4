namespace Samples.Drawing;

/// <summary>The colours of charts.</summary>
internal static class Palette
{
    /// <summary>What is behind everything.</summary>
    public const string Paper = "#ffffff";

    /// <summary>Headings and labels.</summary>
    public const string Ink = "#1f2328";

    /// <summary>What explains, and need not be read first.</summary>
    public const string QuietInk = "#656d76";

    /// <summary>Lines of the grid.</summary>
    public const string Grid = "#e4e7ea";

    /// <summary>Curves that are there for comparison only.</summary>
    public const string Background = "#d3d8de";

    // Dark enough to be read as text on white, and told apart by people who confuse red and green: they also differ in lightness.
    private static readonly string[] Curves = ["#0969da", "#c2410c", "#1a7f5a", "#9a2ea8", "#7a5c00", "#0b3d66", "#d6498f", "#3d95c6"];

    /// <summary>The colour of a curve within its panel.</summary>
    /// <param name="index">Its place, from 0.</param>
    public static string Curve(int index) => Curves[index % Curves.Length];
}
