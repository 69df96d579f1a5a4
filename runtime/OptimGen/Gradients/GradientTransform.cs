namespace OptimGen;

/// <summary>What is done to each gradient before a step: times a factor, then limited in magnitude.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Limit">The largest magnitude; infinite for none.</param>
internal readonly record struct GradientTransform(double Factor, double Limit)
{
    public static GradientTransform ScaleBy(double factor) => new(factor, double.PositiveInfinity);

    public static GradientTransform LimitTo(double limit) => new(1, limit);
}
