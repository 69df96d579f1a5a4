using System;
using System.Collections.Generic;

namespace Trajectories.Report;

/// <summary>Contour lines of a function that is known on a grid, by marching squares.</summary>
internal sealed class Contours
{
    private readonly double[,] _heights;
    private readonly int _columns;
    private readonly double _level;

    // Of each side of a square that a line crosses, the next sides that it crosses; −1 for none. A side that leads right from a corner of the
    // grid has twice the corner's number, one that leads down one more.
    private readonly Dictionary<int, (int First, int Second)> _neighbours = [];

    private Contours(double[,] heights, double level)
    {
        _heights = heights;
        _columns = heights.GetLength(1);
        _level = level;
    }

    /// <summary>The lines at one level, in columns and rows of the grid. A line that ends where it began is closed.</summary>
    /// <param name="heights">The function, by row and column.</param>
    /// <param name="level">The level.</param>
    public static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Trace(double[,] heights, double level)
    {
        Contours contours = new(heights, level);
        contours.CrossSquares();
        return contours.JoinSegments();
    }

    private void CrossSquares()
    {
        for (int row = 0; row + 1 < _heights.GetLength(0); row++)
        {
            for (int column = 0; column + 1 < _columns; column++)
            {
                CrossSquare(row, column);
            }
        }
    }

    private void CrossSquare(int row, int column)
    {
        int top = 2 * ((row * _columns) + column);
        int left = top + 1;
        int right = top + 3;
        int bottom = top + (2 * _columns);
        bool topLeft = IsAbove(row, column);
        bool topRight = IsAbove(row, column + 1);
        bool bottomLeft = IsAbove(row + 1, column);
        bool bottomRight = IsAbove(row + 1, column + 1);
        Span<int> crossed = stackalloc int[4];
        int count = 0;
        Cross(crossed, ref count, top, topLeft != topRight);
        Cross(crossed, ref count, right, topRight != bottomRight);
        Cross(crossed, ref count, bottom, bottomLeft != bottomRight);
        Cross(crossed, ref count, left, topLeft != bottomLeft);
        if (count == 2)
        {
            Join(crossed[0], crossed[1]);
        }
        else if (count == 4)
        {
            // A saddle: two lines, and the middle says which corners they cut off.
            double middle = (_heights[row, column] + _heights[row, column + 1] + _heights[row + 1, column] + _heights[row + 1, column + 1]) / 4;
            bool cutsTopLeft = middle > _level != topLeft;
            Join(top, cutsTopLeft ? left : right);
            Join(bottom, cutsTopLeft ? right : left);
        }
    }

    private static void Cross(Span<int> crossed, ref int count, int side, bool isCrossed)
    {
        if (isCrossed)
        {
            crossed[count++] = side;
        }
    }

    private void Join(int first, int second)
    {
        Add(first, second);
        Add(second, first);
    }

    private void Add(int from, int to) =>
        _neighbours[from] = _neighbours.TryGetValue(from, out (int First, int Second) known) ? (known.First, to) : (to, -1);

    private List<IReadOnlyList<(double X, double Y)>> JoinSegments()
    {
        List<IReadOnlyList<(double X, double Y)>> lines = [];
        HashSet<int> seen = [];

        // Lines with ends first, from an end; what remains are closed.
        foreach (bool wantsEnds in new[] { true, false })
        {
            foreach (int start in _neighbours.Keys)
            {
                if (!seen.Contains(start) && (!wantsEnds || _neighbours[start].Second < 0))
                {
                    lines.Add(Follow(start, seen));
                }
            }
        }

        return lines;
    }

    private List<(double X, double Y)> Follow(int start, HashSet<int> seen)
    {
        List<(double X, double Y)> line = [];
        int side = start;
        while (side >= 0 && seen.Add(side))
        {
            line.Add(Place(side));
            (int first, int second) = _neighbours[side];
            side = !seen.Contains(first) ? first : second >= 0 && !seen.Contains(second) ? second : -1;
        }

        (int before, int after) = _neighbours[start];
        bool isClosed = after >= 0 && line.Count > 2 && (Place(before) == line[^1] || Place(after) == line[^1]);
        if (isClosed)
        {
            line.Add(line[0]);
        }

        return line;
    }

    private (double X, double Y) Place(int side)
    {
        int column = side / 2 % _columns;
        int row = side / 2 / _columns;
        bool isDown = side % 2 == 1;
        double here = _heights[row, column];
        double there = isDown ? _heights[row + 1, column] : _heights[row, column + 1];
        double share = (_level - here) / (there - here);
        return isDown ? (column, row + share) : (column + share, row);
    }

    private bool IsAbove(int row, int column) => _heights[row, column] > _level;
}
