using System;
using System.Collections.Generic;

namespace Trajectories.Report;

/// <summary>Leaves out points of a line that nobody would miss, after Ramer, Douglas and Peucker.</summary>
internal static class Simplification
{
    /// <summary>The places in the list of the points that remain, the first and the last among them.</summary>
    /// <param name="points">The line.</param>
    /// <param name="tolerance">The greatest distance from a point left out to the line that remains.</param>
    public static IReadOnlyList<int> Keep(IReadOnlyList<(double X, double Y)> points, double tolerance)
    {
        SortedSet<int> kept = [0, points.Count - 1];
        Stack<(int First, int Last)> pending = new([(0, points.Count - 1)]);
        while (pending.TryPop(out (int First, int Last) part))
        {
            int farthest = -1;
            double distance = tolerance;
            for (int i = part.First + 1; i < part.Last; i++)
            {
                double own = Distance(points[i], points[part.First], points[part.Last]);
                if (own > distance)
                {
                    (farthest, distance) = (i, own);
                }
            }

            if (farthest >= 0)
            {
                kept.Add(farthest);
                pending.Push((part.First, farthest));
                pending.Push((farthest, part.Last));
            }
        }

        return [.. kept];
    }

    /// <summary>The line of the points that remain.</summary>
    /// <param name="points">The line.</param>
    /// <param name="tolerance">As for <see cref="Keep"/>.</param>
    public static IReadOnlyList<(double X, double Y)> Simplify(IReadOnlyList<(double X, double Y)> points, double tolerance)
    {
        List<(double X, double Y)> kept = [];
        foreach (int index in Keep(points, tolerance))
        {
            kept.Add(points[index]);
        }

        return kept;
    }

    // From a point to a segment, not to the line through it: a path may turn back.
    private static double Distance((double X, double Y) point, (double X, double Y) from, (double X, double Y) to)
    {
        double width = to.X - from.X;
        double height = to.Y - from.Y;
        double square = (width * width) + (height * height);
        double share = square == 0
            ? 0
            : Math.Clamp((((point.X - from.X) * width) + ((point.Y - from.Y) * height)) / square, 0, 1);
        return double.Hypot(point.X - from.X - (share * width), point.Y - from.Y - (share * height));
    }
}
