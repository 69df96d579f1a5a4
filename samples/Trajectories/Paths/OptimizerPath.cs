using System.Collections.Generic;
using Trajectories.Surfaces;

namespace Trajectories.Paths;

/// <summary>The way of an optimizer over a surface.</summary>
/// <param name="Entrant">The optimizer.</param>
/// <param name="Surface">The surface.</param>
/// <param name="LearningRate">Its learning rate.</param>
/// <param name="Points">The places it went through, the start first.</param>
internal sealed record OptimizerPath(Entrant Entrant, Surface Surface, double LearningRate, IReadOnlyList<Point> Points)
{
    /// <summary>Where it is at the end.</summary>
    public Point End => Points[^1];

    /// <summary>How far above the least loss it is at the end; not a number where a step overflowed.</summary>
    public double FinalHeight { get; } = Surface.Height(Points[^1]);

    /// <summary>Whether it never left the part that is drawn.</summary>
    public bool StaysInside { get; } = AreAllInside(Surface.Frame, Points);

    /// <summary>The step after which the loss is and stays within the goal, or null.</summary>
    public int? Arrival { get; } = FindArrival(Surface, Points);

    /// <summary>Whether this way is better than another one: inside, sooner there, lower at the end.</summary>
    /// <param name="other">The other.</param>
    public bool IsBetterThan(OptimizerPath other)
    {
        if (StaysInside != other.StaysInside)
        {
            return StaysInside;
        }

        int arrival = Arrival ?? int.MaxValue;
        int otherArrival = other.Arrival ?? int.MaxValue;
        return arrival != otherArrival ? arrival < otherArrival : FinalHeight < other.FinalHeight;
    }

    private static bool AreAllInside(Frame frame, IReadOnlyList<Point> points)
    {
        foreach (Point point in points)
        {
            if (!frame.Contains(point))
            {
                return false;
            }
        }

        return true;
    }

    private static int? FindArrival(Surface surface, IReadOnlyList<Point> points)
    {
        int arrival = points.Count;
        while (arrival > 0 && surface.Height(points[arrival - 1]) <= surface.Goal)
        {
            arrival--;
        }

        return arrival < points.Count ? arrival : null;
    }
}
