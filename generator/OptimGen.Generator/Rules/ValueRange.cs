using System;
using System.Globalization;

namespace OptimGen.Generator.Rules;

/// <summary>The values a hyperparameter may have, ends given by their bits so that the model compares exactly.</summary>
internal readonly record struct ValueRange(long MinimumBits, long MaximumBits, bool MinimumOpen, bool MaximumOpen)
{
    /// <summary>[0, ∞): without an attribute.</summary>
    public static ValueRange NotNegative { get; } = Create(0, double.PositiveInfinity, minimumOpen: false, maximumOpen: true);

    /// <summary>(0, ∞): <c>[Positive]</c>.</summary>
    public static ValueRange Positive { get; } = Create(0, double.PositiveInfinity, minimumOpen: true, maximumOpen: true);

    /// <summary>[0, 1): <c>[Decay]</c>.</summary>
    public static ValueRange Decay { get; } = Create(0, 1, minimumOpen: false, maximumOpen: true);

    /// <summary>Every finite number: <c>[AnyValue]</c>.</summary>
    public static ValueRange Any { get; } = Create(double.NegativeInfinity, double.PositiveInfinity, minimumOpen: true, maximumOpen: true);

    public double Minimum => BitConverter.Int64BitsToDouble(MinimumBits);

    public double Maximum => BitConverter.Int64BitsToDouble(MaximumBits);

    public static ValueRange Create(double minimum, double maximum, bool minimumOpen, bool maximumOpen) =>
        new(BitConverter.DoubleToInt64Bits(minimum), BitConverter.DoubleToInt64Bits(maximum), minimumOpen, maximumOpen);

    /// <summary>Both ends included: <c>[Between(a, b)]</c>.</summary>
    public static ValueRange Between(double minimum, double maximum) => Create(minimum, maximum, minimumOpen: false, maximumOpen: false);

    /// <summary>Those of both: <c>[Decay, Positive]</c> is (0, 1).</summary>
    public ValueRange Intersect(ValueRange other)
    {
        (double minimum, bool minimumOpen) = Minimum > other.Minimum ? (Minimum, MinimumOpen)
            : Minimum < other.Minimum ? (other.Minimum, other.MinimumOpen)
            : (Minimum, MinimumOpen || other.MinimumOpen);
        (double maximum, bool maximumOpen) = Maximum < other.Maximum ? (Maximum, MaximumOpen)
            : Maximum > other.Maximum ? (other.Maximum, other.MaximumOpen)
            : (Maximum, MaximumOpen || other.MaximumOpen);
        return Create(minimum, maximum, minimumOpen, maximumOpen);
    }

    /// <summary>Whether the value is in it; NaN never is.</summary>
    public bool Contains(double value) =>
        (MinimumOpen ? value > Minimum : value >= Minimum) && (MaximumOpen ? value < Maximum : value <= Maximum);

    /// <summary>In the usual notation: <c>[0, 1)</c>.</summary>
    public override string ToString() =>
        $"{(MinimumOpen ? "(" : "[")}{Spell(Minimum)}, {Spell(Maximum)}{(MaximumOpen ? ")" : "]")}";

    private static string Spell(double value) =>
        double.IsPositiveInfinity(value) ? "∞" : double.IsNegativeInfinity(value) ? "−∞" : value.ToString("R", CultureInfo.InvariantCulture);
}
