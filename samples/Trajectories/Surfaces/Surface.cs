using System;
using System.Collections.Generic;

namespace Trajectories.Surfaces;

/// <summary>A loss of two parameters, and what is needed to walk on it and to draw it.</summary>
/// <param name="Name">Its name in files and on the command line.</param>
/// <param name="Title">Its name in headings.</param>
/// <param name="Formula">The loss, as text.</param>
/// <param name="Value">The loss.</param>
/// <param name="Gradient">Its derivatives by the two parameters.</param>
internal sealed record Surface(
    string Name, string Title, string Formula, Func<Point, double> Value, Func<Point, Point> Gradient)
{
    /// <summary>Where every path begins.</summary>
    public required Point Start { get; init; }

    /// <summary>Where the loss is least.</summary>
    public required IReadOnlyList<Point> Minima { get; init; }

    /// <summary>A path has arrived when its loss stays at most this much above the least.</summary>
    public required double Goal { get; init; }

    /// <summary>The number of steps of a path.</summary>
    public required int Steps { get; init; }

    /// <summary>What is drawn. Paths keep inside.</summary>
    public required Frame Frame { get; init; }

    /// <summary>The heights above the least loss at which contour lines run, from the lowest.</summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>The height above the least loss.</summary>
    /// <param name="point">The place.</param>
    public double Height(Point point) => Value(point) - Value(Minima[0]);
}
