using System;
using System.Collections.Generic;
using System.Linq;

namespace OptimGen.Tests;

/// <summary>The vector widths of this processor.</summary>
internal static class Widths
{
    /// <summary>Scalar and all vector widths that run here.</summary>
    public static IReadOnlyList<VectorWidth> Supported { get; } = [.. Enum.GetValues<VectorWidth>().Where(Lanes.IsSupported)];

    /// <summary>Those but scalar.</summary>
    public static IReadOnlyList<VectorWidth> Vectors { get; } = [.. Supported.Where(width => width != VectorWidth.Scalar)];
}
