using System;
using System.Globalization;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// The numbers between two ends, each in it or not, perhaps without zero. An infinite end that is open means "every finite number"; one
/// that is closed, that the value may be infinite itself.
/// </summary>
internal readonly record struct Interval
{
    private Interval(double low, bool isLowOpen, double high, bool isHighOpen, bool hasHole)
    {
        Low = low;
        IsLowOpen = isLowOpen;
        High = high;
        IsHighOpen = isHighOpen;
        HasHole = hasHole;
    }

    /// <summary>No number.</summary>
    public static Interval Empty { get; } = new(double.PositiveInfinity, true, double.NegativeInfinity, true, false);

    /// <summary>Every finite number.</summary>
    public static Interval Finite { get; } = Open(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>Every number, the infinite ones too.</summary>
    public static Interval All { get; } = Closed(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>[0, ∞).</summary>
    public static Interval NotNegative { get; } = Create(0, false, double.PositiveInfinity, true);

    /// <summary>(0, ∞).</summary>
    public static Interval Positive { get; } = Open(0, double.PositiveInfinity);

    /// <summary>0.</summary>
    public static Interval Zero { get; } = Point(0);

    /// <summary>The lower end.</summary>
    public double Low { get; }

    /// <summary>The upper end.</summary>
    public double High { get; }

    /// <summary>Whether the lower end is not in it.</summary>
    public bool IsLowOpen { get; }

    /// <summary>Whether the upper end is not in it.</summary>
    public bool IsHighOpen { get; }

    /// <summary>Whether zero is missing between the ends.</summary>
    public bool HasHole { get; }

    /// <summary>Whether no number is in it: what computes such a value is never reached, or has no value for any operands.</summary>
    public bool IsEmpty => !(Low < High || (Low == High && !IsLowOpen && !IsHighOpen));

    /// <summary>Whether it is one number.</summary>
    public bool IsPoint => Low == High && !IsLowOpen && !IsHighOpen;

    /// <summary>Whether no number in it is below zero.</summary>
    public bool IsNotNegative => IsEmpty || Low >= 0;

    /// <summary>Whether no number in it is above zero.</summary>
    public bool IsNotPositive => IsEmpty || High <= 0;

    /// <summary>Whether every number in it is above zero.</summary>
    public bool IsPositive => IsNotNegative && !MayBeZero;

    /// <summary>Whether zero is in it.</summary>
    public bool MayBeZero => Contains(0);

    /// <summary>The numbers between two ends.</summary>
    public static Interval Create(double low, bool isLowOpen, double high, bool isHighOpen, bool withoutZero = false)
    {
        if (double.IsNaN(low) || double.IsNaN(high))
        {
            return All;
        }

        // −0 and +0 are one number; one of them only, so that equal intervals have equal bits.
        low += 0.0;
        high += 0.0;
        isLowOpen |= withoutZero && low == 0;
        isHighOpen |= withoutZero && high == 0;
        return low < high || (low == high && !isLowOpen && !isHighOpen)
            ? new Interval(low, isLowOpen, high, isHighOpen, withoutZero && low < 0 && high > 0)
            : Empty;
    }

    public static Interval Closed(double low, double high) => Create(low, false, high, false);

    public static Interval Open(double low, double high) => Create(low, true, high, true);

    public static Interval Point(double value) => double.IsNaN(value) ? Empty : Closed(value, value);

    /// <summary>The range of a hyperparameter.</summary>
    public static Interval Of(ValueRange range) => Create(range.Minimum, range.MinimumOpen, range.Maximum, range.MaximumOpen);

    public bool Contains(double value) =>
        !(HasHole && value == 0)
        && (IsLowOpen ? value > Low : value >= Low)
        && (IsHighOpen ? value < High : value <= High);

    /// <summary>Whether every number of the other is in it.</summary>
    public bool Includes(Interval other) => Hull(other) == this;

    /// <summary>The same without zero.</summary>
    public Interval WithoutZero() => Create(Low, IsLowOpen, High, IsHighOpen, withoutZero: true);

    /// <summary>The same with zero, where only that is missing: what lies between two of its numbers.</summary>
    public Interval WithoutHole() => HasHole ? Create(Low, IsLowOpen, High, IsHighOpen) : this;

    /// <summary>The least interval around both.</summary>
    public Interval Hull(Interval other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return IsEmpty ? other : this;
        }

        (double low, bool isLowOpen) = Low < other.Low ? (Low, IsLowOpen)
            : Low > other.Low ? (other.Low, other.IsLowOpen)
            : (Low, IsLowOpen && other.IsLowOpen);
        (double high, bool isHighOpen) = High > other.High ? (High, IsHighOpen)
            : High < other.High ? (other.High, other.IsHighOpen)
            : (High, IsHighOpen && other.IsHighOpen);
        return Create(low, isLowOpen, high, isHighOpen, !MayBeZero && !other.MayBeZero);
    }

    /// <summary>What is in both.</summary>
    public Interval Intersect(Interval other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return Empty;
        }

        (double low, bool isLowOpen) = Low > other.Low ? (Low, IsLowOpen)
            : Low < other.Low ? (other.Low, other.IsLowOpen)
            : (Low, IsLowOpen || other.IsLowOpen);
        (double high, bool isHighOpen) = High < other.High ? (High, IsHighOpen)
            : High > other.High ? (other.High, other.IsHighOpen)
            : (High, IsHighOpen || other.IsHighOpen);
        return Create(low, isLowOpen, high, isHighOpen, HasHole || other.HasHole);
    }

    /// <summary>The whole numbers in it: (0, 2.5) becomes [1, 2].</summary>
    public Interval ToIntegers()
    {
        if (IsEmpty)
        {
            return this;
        }

        double low = Math.Ceiling(Low);
        double high = Math.Floor(High);
        low = IsLowOpen && low == Low && !double.IsInfinity(low) ? low + 1 : low;
        high = IsHighOpen && high == High && !double.IsInfinity(high) ? high - 1 : high;
        return Create(low, IsLowOpen && double.IsInfinity(low), high, IsHighOpen && double.IsInfinity(high), HasHole);
    }

    /// <summary>In the usual notation: <c>[0, 1)</c>.</summary>
    public override string ToString() => IsEmpty
        ? "no number"
        : $"{(IsLowOpen ? "(" : "[")}{Spell(Low)}, {Spell(High)}{(IsHighOpen ? ")" : "]")}{(HasHole ? " without 0" : "")}";

    private static string Spell(double value) =>
        double.IsPositiveInfinity(value) ? "∞"
        : double.IsNegativeInfinity(value) ? "−∞"
        : value.ToString("R", CultureInfo.InvariantCulture).Replace("-", "−");
}
