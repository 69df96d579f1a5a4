using System;
using System.Collections.Generic;
using System.Linq;
using Trajectories.Report;
using Xunit;

namespace OptimGen.Samples.Tests;

/// <summary>Contour lines lie where the function has their level, and are whole.</summary>
public sealed class ContourTests
{
    private const int Size = 40;

    [Fact]
    public void A_circle_is_one_closed_line()
    {
        IReadOnlyList<(double X, double Y)> line = Assert.Single(Contours.Trace(Grid((x, y) => Square(x - 20) + Square(y - 20)), 150));
        Assert.Equal(line[0], line[^1]);
        Assert.All(line, point => Assert.Equal(Math.Sqrt(150), double.Hypot(point.X - 20, point.Y - 20), 0.02));
        Assert.Equal(2 * Math.PI * Math.Sqrt(150), Length(line), 0.5);
    }

    [Fact]
    public void A_plane_has_a_straight_line_from_edge_to_edge()
    {
        IReadOnlyList<(double X, double Y)> line = Assert.Single(Contours.Trace(Grid((x, y) => x + (0.5 * y)), 25.3));
        Assert.All(line, point => Assert.Equal(25.3, point.X + (0.5 * point.Y), 1e-9));
        Assert.Equal([0.0, Size], new[] { line[0].Y, line[^1].Y }.Order());
    }

    [Fact]
    public void Two_hills_have_two_lines()
    {
        double Hill(double x, double y) => Math.Max(10 - double.Hypot(x - 10, y - 20), 10 - double.Hypot(x - 30, y - 20));
        Assert.Equal(2, Contours.Trace(Grid(Hill), 5).Count);
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.6)]
    public void A_saddle_in_a_square_has_two_lines_that_do_not_cross(double level)
    {
        IReadOnlyList<IReadOnlyList<(double X, double Y)>> lines = Contours.Trace(new double[,] { { 1, 0 }, { 0, 1 } }, level);
        Assert.Equal(2, lines.Count);
        Assert.All(lines, line => Assert.Equal(2, line.Count));

        // The middle is 0.5: below it the high corners hang together, above it the low ones.
        bool cutsLowCorners = lines.All(line => line.Average(point => point.X) > 0.5 != line.Average(point => point.Y) > 0.5);
        Assert.Equal(level < 0.5, cutsLowCorners);
    }

    [Fact]
    public void A_level_that_does_not_occur_has_no_line() => Assert.Empty(Contours.Trace(Grid((x, y) => x), 1000));

    [Fact]
    public void Points_that_are_left_out_lie_close_to_the_line_that_remains()
    {
        (double X, double Y)[] wave = [.. Enumerable.Range(0, 500).Select(i => (i * 0.5, 40 * Math.Sin(i * 0.05)))];
        IReadOnlyList<int> kept = Simplification.Keep(wave, 0.25);
        Assert.Equal((0, 499), (kept[0], kept[^1]));
        Assert.InRange(kept.Count, 20, 150);
        for (int part = 1; part < kept.Count; part++)
        {
            (double X, double Y) from = wave[kept[part - 1]];
            (double X, double Y) to = wave[kept[part]];
            for (int i = kept[part - 1]; i <= kept[part]; i++)
            {
                double area = ((to.X - from.X) * (wave[i].Y - from.Y)) - ((to.Y - from.Y) * (wave[i].X - from.X));
                Assert.InRange(Math.Abs(area) / double.Hypot(to.X - from.X, to.Y - from.Y), 0, 0.25 + 1e-9);
            }
        }
    }

    [Fact]
    public void A_path_that_turns_back_keeps_its_turn() =>
        Assert.Equal([0, 1, 2], Simplification.Keep([(0, 0), (10, 0), (2, 0)], 0.2));

    private static double[,] Grid(Func<double, double, double> function)
    {
        double[,] heights = new double[Size + 1, Size + 1];
        for (int row = 0; row <= Size; row++)
        {
            for (int column = 0; column <= Size; column++)
            {
                heights[row, column] = function(column, row);
            }
        }

        return heights;
    }

    private static double Length(IReadOnlyList<(double X, double Y)> line) =>
        line.Zip(line.Skip(1)).Sum(pair => double.Hypot(pair.Second.X - pair.First.X, pair.Second.Y - pair.First.Y));

    private static double Square(double value) => value * value;
}
