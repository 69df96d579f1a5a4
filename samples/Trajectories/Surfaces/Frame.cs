namespace Trajectories.Surfaces;

/// <summary>The part of a surface that is drawn.</summary>
/// <param name="Left">The least first parameter.</param>
/// <param name="Right">The greatest first parameter.</param>
/// <param name="Bottom">The least second parameter.</param>
/// <param name="Top">The greatest second parameter.</param>
internal sealed record Frame(double Left, double Right, double Bottom, double Top)
{
    /// <summary>Whether a place is drawn.</summary>
    /// <param name="point">The place.</param>
    public bool Contains(Point point) => point.X >= Left && point.X <= Right && point.Y >= Bottom && point.Y <= Top;
}
