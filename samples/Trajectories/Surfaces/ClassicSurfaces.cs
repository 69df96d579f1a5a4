using System.Collections.Generic;

namespace Trajectories.Surfaces;

/// <summary>The surfaces on which optimizers have long been compared, in views of their own.</summary>
internal static class ClassicSurfaces
{
    /// <summary>Beale's function: steep walls around a flat valley that bends towards the minimum at (3, ½).</summary>
    /// <remarks>Beale, “On an iterative method for finding a local minimum of a function of more than one variable”, 1958.</remarks>
    public static Surface Beale { get; } = new(
        "beale",
        "Beale’s function",
        "(1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
        static point =>
        {
            (double a, double b, double c) = BealeTerms(point);
            return (a * a) + (b * b) + (c * c);
        },
        static point =>
        {
            (double a, double b, double c) = BealeTerms(point);
            (double x, double y) = point;
            return new Point(
                2 * ((a * (y - 1)) + (b * ((y * y) - 1)) + (c * ((y * y * y) - 1))),
                2 * x * (a + (2 * b * y) + (3 * c * y * y)));
        })
    {
        Start = new Point(1, 1.5),
        Minima = [new Point(3, 0.5)],
        Goal = 1e-2,
        Steps = 400,
        Frame = new Frame(-0.6, 4.2, -1.7, 1.9),
        Levels = [0.02, 0.1, 0.4, 1, 2.5, 5, 9, 15, 25, 45, 90, 200, 500],
    };

    /// <summary>A saddle between two minima: across it the loss rises, along it the loss hardly begins to fall.</summary>
    public static Surface Saddle { get; } = new(
        "saddle",
        "A saddle",
        "½x² − ½y² + ¼y⁴",
        static point => (0.5 * point.X * point.X) - (0.5 * point.Y * point.Y) + (0.25 * point.Y * point.Y * point.Y * point.Y),
        static point => new Point(point.X, (point.Y * point.Y * point.Y) - point.Y))
    {
        Start = new Point(-1.6, 0.01),
        Minima = [new Point(0, 1), new Point(0, -1)],
        Goal = 1e-3,
        Steps = 150,
        Frame = new Frame(-1.9, 1.5, -0.9, 1.65),
        Levels = [0.01, 0.04, 0.09, 0.16, 0.25, 0.36, 0.55, 0.8, 1.1, 1.45, 1.85, 2.3],
    };

    /// <summary>A long valley: a hundred times as steep across as along, and not along an axis.</summary>
    public static Surface Valley { get; } = new(
        "valley",
        "A long valley",
        "½u² + 50v²,  u = (12x + 5y) / 13,  v = (12y − 5x) / 13",
        static point =>
        {
            (double along, double across) = ValleyAxes(point);
            return (0.5 * along * along) + (50 * across * across);
        },
        static point =>
        {
            (double along, double across) = ValleyAxes(point);
            return new Point(((12 * along) - (500 * across)) / 13, ((5 * along) + (1200 * across)) / 13);
        })
    {
        Start = new Point(-6.5, -1.3),
        Minima = [new Point(0, 0)],
        Goal = 1e-2,
        Steps = 400,
        Frame = new Frame(-7.4, 3.4, -5.2, 2.9),
        Levels = [0.1, 0.5, 2, 6, 14, 27, 50, 90, 160, 280, 480, 800, 1300],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Surface> All { get; } = [Beale, Saddle, Valley];

    private static (double A, double B, double C) BealeTerms(Point point)
    {
        (double x, double y) = point;
        return (1.5 - x + (x * y), 2.25 - x + (x * y * y), 2.625 - x + (x * y * y * y));
    }

    private static (double Along, double Across) ValleyAxes(Point point) =>
        (((12 * point.X) + (5 * point.Y)) / 13, ((12 * point.Y) - (5 * point.X)) / 13);
}
