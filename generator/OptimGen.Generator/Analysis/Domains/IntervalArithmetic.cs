using System;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// Arithmetic on intervals: all values that an operation can have when its operands are in theirs. Operands for which it has no value (a
/// divisor of zero, a root of a negative number) contribute nothing.
/// </summary>
internal static class IntervalArithmetic
{
    public static Interval Negate(Interval a) => a.IsEmpty ? a : Interval.Create(-a.High, a.IsHighOpen, -a.Low, a.IsLowOpen, a.HasHole);

    public static Interval Abs(Interval a)
    {
        if (a.IsEmpty || a.Low >= 0)
        {
            return a;
        }

        Interval mirrored = Negate(a);
        return a.High <= 0
            ? mirrored
            : Interval.Create(0, false, a.Hull(mirrored).High, a.Hull(mirrored).IsHighOpen, a.HasHole);
    }

    public static Interval Add(Interval a, Interval b) => a.IsEmpty || b.IsEmpty
        ? Interval.Empty
        : FromEnds(
            IntervalEnd.Add(IntervalEnd.LowOf(a), IntervalEnd.LowOf(b), isHigh: false),
            IntervalEnd.Add(IntervalEnd.HighOf(a), IntervalEnd.HighOf(b), isHigh: true));

    public static Interval Subtract(Interval a, Interval b) => Add(a, Negate(b));

    public static Interval Multiply(Interval a, Interval b) => a.IsEmpty || b.IsEmpty
        ? Interval.Empty
        : Corners(a, b, IntervalEnd.Multiply, withoutZero: !a.MayBeZero && !b.MayBeZero);

    public static Interval Divide(Interval a, Interval b)
    {
        if (a.IsEmpty || b.IsEmpty || b == Interval.Zero)
        {
            return Interval.Empty;
        }

        if (b.Low < 0 && b.High > 0)
        {
            return a == Interval.Zero ? a
                : Divide(a, b.Intersect(Interval.Create(0, true, double.PositiveInfinity, false)))
                    .Hull(Divide(a, b.Intersect(Interval.Create(double.NegativeInfinity, false, 0, true))));
        }

        return b.Low >= 0
            ? Corners(a, b.WithoutZero(), IntervalEnd.Divide, withoutZero: !a.MayBeZero && !(double.IsInfinity(b.High) && !b.IsHighOpen))
            : Negate(Divide(a, Negate(b)));
    }

    /// <summary>The remainder of a truncating division, as C# has it: below the divisor in size, of the dividend's sign.</summary>
    public static Interval Remainder(Interval a, Interval b)
    {
        Interval divisor = Abs(b);
        if (a.IsEmpty || b.IsEmpty || divisor == Interval.Zero)
        {
            return Interval.Empty;
        }

        Interval size = Interval.Create(-divisor.High, true, divisor.High, true);
        return size.Intersect(Interval.Zero.Hull(a));
    }

    public static Interval Minimum(Interval a, Interval b) => Negate(Maximum(Negate(a), Negate(b)));

    public static Interval Maximum(Interval a, Interval b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return Interval.Empty;
        }

        (double low, bool isLowOpen) = a.Low > b.Low ? (a.Low, a.IsLowOpen)
            : a.Low < b.Low ? (b.Low, b.IsLowOpen)
            : (a.Low, a.IsLowOpen || b.IsLowOpen);
        Interval hull = a.Hull(b);
        return Interval.Create(low, isLowOpen, hull.High, hull.IsHighOpen, !a.MayBeZero && !b.MayBeZero);
    }

    /// <summary>The size of one, the sign of the other; a zero has a sign that no interval knows.</summary>
    public static Interval CopySign(Interval a, Interval b)
    {
        Interval size = Abs(a);
        if (b.IsEmpty || b.IsPositive)
        {
            return b.IsEmpty ? b : size;
        }

        return b.IsNotPositive && !b.MayBeZero ? Negate(size) : size.Hull(Negate(size));
    }

    public static Interval Sqrt(Interval a)
    {
        Interval defined = a.Intersect(Interval.Closed(0, double.PositiveInfinity));
        return defined.IsEmpty
            ? defined
            : FromEnds(
                IntervalEnd.Sqrt(IntervalEnd.LowOf(defined), isHigh: false),
                IntervalEnd.Sqrt(IntervalEnd.HighOf(defined), isHigh: true));
    }

    public static Interval Floor(Interval a) => a.IsEmpty ? a : Whole(
        Math.Floor(a.Low),
        a.IsHighOpen && Math.Floor(a.High) == a.High && !double.IsInfinity(a.High) ? a.High - 1 : Math.Floor(a.High),
        a);

    public static Interval Ceiling(Interval a) => Negate(Floor(Negate(a)));

    public static Interval Truncate(Interval a) => a.IsEmpty ? a
        : a.Low >= 0 ? Floor(a)
        : a.High <= 0 ? Ceiling(a)
        : Ceiling(a).Hull(Floor(a)).Hull(Interval.Zero);

    /// <summary>The interval between two ends.</summary>
    public static Interval FromEnds(IntervalEnd low, IntervalEnd high, bool withoutZero = false) =>
        Interval.Create(low.Value, low.IsOpen, high.Value, high.IsOpen, withoutZero);

    /// <summary>The interval around the values at the four corners: enough for what rises or falls along each side.</summary>
    public static Interval Corners(Interval a, Interval b, Func<IntervalEnd, IntervalEnd, bool, IntervalEnd> compute, bool withoutZero)
    {
        IntervalEnd low = new(double.PositiveInfinity, true);
        IntervalEnd high = new(double.NegativeInfinity, true);
        for (int corner = 0; corner < 4; corner++)
        {
            IntervalEnd first = corner % 2 == 0 ? IntervalEnd.LowOf(a) : IntervalEnd.HighOf(a);
            IntervalEnd second = corner / 2 == 0 ? IntervalEnd.LowOf(b) : IntervalEnd.HighOf(b);
            IntervalEnd below = compute(first, second, false);
            IntervalEnd above = compute(first, second, true);
            low = below.Value < low.Value || (below.Value == low.Value && !below.IsOpen) ? below : low;
            high = above.Value > high.Value || (above.Value == high.Value && !above.IsOpen) ? above : high;
        }

        return FromEnds(low, high, withoutZero);
    }

    private static Interval Whole(double low, double high, Interval of) => Interval.Create(
        low, of.IsLowOpen && double.IsInfinity(low), high, of.IsHighOpen && double.IsInfinity(high));
}
