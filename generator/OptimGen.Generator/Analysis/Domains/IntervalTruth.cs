namespace OptimGen.Generator.Analysis.Domains;

/// <summary>Truth values as intervals of 0 and 1, and comparisons of intervals.</summary>
internal static class IntervalTruth
{
    public static Interval True { get; } = Interval.Point(1);

    public static Interval False { get; } = Interval.Point(0);

    public static Interval Unknown { get; } = Interval.Closed(0, 1);

    public static Interval Of(bool value) => value ? True : False;

    public static Interval Not(Interval a) => a == True ? False : a == False ? True : a;

    /// <summary>One operand that is false decides, whether the other has a value or not.</summary>
    public static Interval And(Interval a, Interval b)
    {
        bool mayBeFalse = a.Contains(0) || b.Contains(0);
        bool mayBeTrue = a.Contains(1) && b.Contains(1);
        return mayBeTrue ? (mayBeFalse ? Unknown : True) : mayBeFalse ? False : Interval.Empty;
    }

    public static Interval Or(Interval a, Interval b) => Not(And(Not(a), Not(b)));

    public static Interval Less(Interval a, Interval b)
    {
        if (a.IsEmpty || b.IsEmpty)
        {
            return Interval.Empty;
        }

        bool always = a.High < b.Low || (a.High == b.Low && (a.IsHighOpen || b.IsLowOpen));
        return always ? True : a.Low >= b.High ? False : Unknown;
    }

    public static Interval LessOrEqual(Interval a, Interval b) => Not(Less(b, a));

    public static Interval Equal(Interval a, Interval b) =>
        a.IsEmpty || b.IsEmpty ? Interval.Empty
        : a.Intersect(b).IsEmpty ? False
        : a.IsPoint && b.IsPoint ? True
        : Unknown;
}
