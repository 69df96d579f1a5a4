namespace Trajectories.Surfaces;

/// <summary>Two parameters: a place on a surface.</summary>
/// <param name="X">The first.</param>
/// <param name="Y">The second.</param>
internal readonly record struct Point(double X, double Y);
