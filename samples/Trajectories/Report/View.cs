using System.Collections.Generic;
using System.Linq;
using Trajectories.Surfaces;

namespace Trajectories.Report;

/// <summary>Where places on a surface are in a picture of it, in pixels from its top left corner.</summary>
/// <param name="Frame">What is drawn.</param>
/// <param name="Width">The width of the picture.</param>
/// <param name="Height">Its height.</param>
internal sealed record View(Frame Frame, double Width, double Height)
{
    /// <summary>Where a place is.</summary>
    /// <param name="point">The place.</param>
    public (double X, double Y) Place(Point point) => (
        Width * (point.X - Frame.Left) / (Frame.Right - Frame.Left),
        Height * (Frame.Top - point.Y) / (Frame.Top - Frame.Bottom));

    /// <summary>Where places are.</summary>
    /// <param name="points">The places.</param>
    public IReadOnlyList<(double X, double Y)> Places(IEnumerable<Point> points) => [.. points.Select(Place)];

    /// <summary>The place that is a share of the width from the left, and a share of the height from the top.</summary>
    /// <param name="across">The share of the width.</param>
    /// <param name="down">The share of the height.</param>
    public Point At(double across, double down) => new(
        Frame.Left + (across * (Frame.Right - Frame.Left)), Frame.Top - (down * (Frame.Top - Frame.Bottom)));
}
