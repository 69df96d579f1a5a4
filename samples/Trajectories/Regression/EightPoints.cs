using System.Collections.Generic;
using System.Linq;
using Trajectories.Surfaces;

namespace Trajectories.Regression;

/// <summary>Eight points on the plane y = x₁ + 2·x₂, and the mean squared error of a plane through the origin, y = w₁·x₁ + w₂·x₂.</summary>
internal static class EightPoints
{
    /// <summary>The points.</summary>
    public static IReadOnlyList<(double X1, double X2, double Y)> Data { get; } =
    [
        .. from point in new (double X1, double X2)[] { (1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (-1, 1), (2, -1), (-2, 0.5) }
           select (point.X1, point.X2, point.X1 + (2 * point.X2)),
    ];

    /// <summary>The error as a surface over both weights.</summary>
    public static Surface Error { get; } = new(
        "regression", "y = x₁ + 2·x₂", "mean of (w₁·x₁ + w₂·x₂ − y)² over eight points", ErrorOf, GradientOf)
    {
        Start = new Point(0, 0),
        Minima = [new Point(1, 2)],
        Goal = 1e-6,
        Steps = 300,
        Frame = new Frame(-1, 3, -0.4, 2.6),
        Levels = [0.05, 0.2, 0.5, 1, 1.7, 2.7, 4, 5.7, 8, 11, 15],
    };

    private static double ErrorOf(Point weights) => Data.Average(point => Residual(weights, point) * Residual(weights, point));

    private static Point GradientOf(Point weights) => new(
        Data.Average(point => 2 * point.X1 * Residual(weights, point)),
        Data.Average(point => 2 * point.X2 * Residual(weights, point)));

    private static double Residual(Point weights, (double X1, double X2, double Y) point) =>
        (weights.X * point.X1) + (weights.Y * point.X2) - point.Y;
}
