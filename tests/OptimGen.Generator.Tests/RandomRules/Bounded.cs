using System;

namespace OptimGen.Generator.Tests.RandomRules;

/// <summary>A value in double, and how far from it a computation with rounding may be.</summary>
/// <param name="Value">The value; a truth value is 1 or 0.</param>
/// <param name="Error">The largest difference; infinite where nothing is known. Of a truth value: 0 where it is certain, else 1.</param>
internal readonly record struct Bounded(double Value, double Error)
{
    public bool IsTrue => Value != 0;

    public bool IsCertain => Error == 0;

    public double Least => Value - Error;

    public double Most => Value + Error;

    /// <summary>A value of which nothing is known where it is no finite number, or so large that it may be none in float.</summary>
    public static Bounded Of(double value, double error, double largest) =>
        double.IsFinite(value) && !double.IsNaN(error) && Math.Abs(value) < largest ? new(value, error) : new(value, double.PositiveInfinity);

    public static Bounded Truth(bool value, bool isCertain) => new(value ? 1 : 0, isCertain ? 0 : 1);
}
