using System;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>Exponential, logarithm and power of intervals.</summary>
internal static class IntervalFunctions
{
    public static Interval Exp(Interval a) => a.IsEmpty
        ? a
        : IntervalArithmetic.FromEnds(Exp(IntervalEnd.LowOf(a), isHigh: false), Exp(IntervalEnd.HighOf(a), isHigh: true));

    public static Interval Log(Interval a)
    {
        Interval defined = a.Intersect(Interval.Create(0, true, double.PositiveInfinity, false));
        return defined.IsEmpty
            ? defined
            : IntervalArithmetic.FromEnds(Log(IntervalEnd.LowOf(defined), isHigh: false), Log(IntervalEnd.HighOf(defined), isHigh: true));
    }

    public static Interval Log2(Interval a)
    {
        Interval defined = a.Intersect(Interval.Create(0, true, double.PositiveInfinity, false));
        return defined.IsEmpty
            ? defined
            : IntervalArithmetic.FromEnds(Log2(IntervalEnd.LowOf(defined), isHigh: false), Log2(IntervalEnd.HighOf(defined), isHigh: true));
    }

    /// <summary>A sine or cosine: how far around, intervals do not follow.</summary>
    public static Interval Circle(Interval a) => a.IsEmpty ? a : Interval.Closed(-1, 1);

    public static Interval Tanh(Interval a) => a.IsEmpty
        ? a
        : IntervalArithmetic.FromEnds(Tanh(IntervalEnd.LowOf(a), isHigh: false), Tanh(IntervalEnd.HighOf(a), isHigh: true)).Intersect(Interval.Closed(-1, 1));

    /// <summary>√(a² + b²): at least the larger of the two, at most their sum.</summary>
    public static Interval Hypot(Interval a, Interval b)
    {
        (Interval first, Interval second) = (IntervalArithmetic.Abs(a), IntervalArithmetic.Abs(b));
        Interval larger = IntervalArithmetic.Maximum(first, second);
        Interval sum = IntervalArithmetic.Add(first, second);
        return larger.IsEmpty || sum.IsEmpty ? Interval.Empty : Interval.Create(larger.Low, larger.IsLowOpen, sum.High, sum.IsHighOpen, withoutZero: !larger.MayBeZero);
    }

    /// <summary>A power; a negative base has one where the exponent is a whole number, be it by chance.</summary>
    public static Interval Power(Interval value, Interval exponent)
    {
        if (exponent == Interval.Zero)
        {
            return value.IsEmpty ? value : Interval.Point(1);
        }

        Interval positive = PowerOfNotNegative(value.Intersect(Interval.Closed(0, double.PositiveInfinity)), exponent);
        Interval negative = value.Intersect(Interval.Create(double.NegativeInfinity, false, 0, true));
        if (negative.IsEmpty || (exponent.IsPoint && exponent.Low != Math.Floor(exponent.Low)))
        {
            return positive;
        }

        Interval size = PowerOfNotNegative(IntervalArithmetic.Negate(negative), exponent);
        Interval mirrored = !exponent.IsPoint ? size.Hull(IntervalArithmetic.Negate(size))
            : exponent.Low % 2 == 0 ? size
            : IntervalArithmetic.Negate(size);
        return positive.Hull(mirrored);
    }

    /// <summary>Along each side of the box it rises or falls all the way: the extremes are at the corners.</summary>
    private static Interval PowerOfNotNegative(Interval value, Interval exponent) => value.IsEmpty || exponent.IsEmpty
        ? Interval.Empty
        : IntervalArithmetic.Corners(value, exponent, Power, withoutZero: !value.MayBeZero);

    private static IntervalEnd Power(IntervalEnd value, IntervalEnd exponent, bool isHigh)
    {
        if (value.Value == 0 && exponent.Value < 0)
        {
            // No value at zero itself; without bound near it.
            return new(double.PositiveInfinity, true);
        }

        double result = Math.Pow(value.Value, exponent.Value);
        bool isConstant = (value.Value == 1 && !value.IsOpen)
            || (exponent.Value == 0 && !exponent.IsOpen)
            || (value.Value == 0 && !value.IsOpen && exponent.Value > 0);
        bool isExact = value.Value is 0 or 1
            || exponent.Value is 0 or 1
            || double.IsInfinity(value.Value) || double.IsInfinity(exponent.Value);
        IntervalEnd end = IntervalEnd.Near(result, !isConstant && (value.IsOpen || exponent.IsOpen), isExact, isHigh);
        return end.Value > 0 || isExact ? end : new IntervalEnd(0, true);
    }

    private static IntervalEnd Exp(IntervalEnd a, bool isHigh)
    {
        IntervalEnd end = IntervalEnd.Near(Math.Exp(a.Value), a.IsOpen, a.Value == 0 || double.IsInfinity(a.Value), isHigh);
        return end.Value > 0 || double.IsInfinity(a.Value) ? end : new IntervalEnd(0, true);
    }

    private static IntervalEnd Log2(IntervalEnd a, bool isHigh) =>
        IntervalEnd.Near(Math.Log(a.Value) / Math.Log(2), a.IsOpen, a.Value is 0 or 1 || double.IsInfinity(a.Value), isHigh);

    private static IntervalEnd Tanh(IntervalEnd a, bool isHigh) =>
        IntervalEnd.Near(Math.Tanh(a.Value), a.IsOpen, a.Value == 0 || double.IsInfinity(a.Value), isHigh);

    private static IntervalEnd Log(IntervalEnd a, bool isHigh) =>
        IntervalEnd.Near(Math.Log(a.Value), a.IsOpen, a.Value is 0 or 1 || double.IsInfinity(a.Value), isHigh);
}
