using System;

namespace Trajectories.Report;

/// <summary>Shapes that tell paths apart where colours do not.</summary>
internal static class Marker
{
    private static readonly string[] Shapes =
    [
        "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z", // disc
        "M-4 -4h8v8h-8Z", // square
        "M0 -5.2L5 4H-5Z", // triangle
        "M0 -5.6L5.6 0L0 5.6L-5.6 0Z", // diamond
        "M0 5.2L5 -4H-5Z", // triangle, upside down
        "M-1.7 -5h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3Z", // plus
        "M-5.2 0L-2.6 -4.5H2.6L5.2 0L2.6 4.5H-2.6Z", // hexagon
        "M-5 -2.6L-2.6 -5L0 -2.4L2.6 -5L5 -2.6L2.4 0L5 2.6L2.6 5L0 2.4L-2.6 5L-5 2.6L-2.4 0Z", // cross
    ];

    /// <summary>A shape around the origin, as the attribute <c>d</c> of a path has it.</summary>
    /// <param name="index">Its place, from 0.</param>
    public static string Shape(int index) => Shapes[index % Shapes.Length];

    /// <summary>The element that draws a shape.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="colour">Its colour.</param>
    public static FormattableString Element(int index, string colour) =>
        $"""<path d="{Shape(index)}" fill="{colour}" stroke="#ffffff" stroke-width="0.8"/>""";
}
