namespace OptimGen.Generator.Tests.Analysis.NoFalseAlarm;

/// <summary>A unit with whole exponents of the parameter's X and the gradient's G.</summary>
internal readonly record struct Dimension(int X, int G)
{
    public static Dimension None => new(0, 0);

    public static Dimension Parameter => new(1, 0);

    public static Dimension Gradient => new(0, 1);

    public static Dimension operator +(Dimension a, Dimension b) => new(a.X + b.X, a.G + b.G);

    public static Dimension operator -(Dimension a, Dimension b) => new(a.X - b.X, a.G - b.G);
}
