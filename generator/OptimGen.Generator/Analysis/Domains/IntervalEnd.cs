using System;

namespace OptimGen.Generator.Analysis.Domains;

/// <summary>
/// An end of an interval while it is computed. Where the exact result is no double, it is rounded away from the interval, so that what is
/// proved holds for real numbers.
/// </summary>
/// <param name="Value">Where it is.</param>
/// <param name="IsOpen">Whether it is not in the interval.</param>
internal readonly record struct IntervalEnd(double Value, bool IsOpen)
{
    /// <summary>Relative error that no implementation of a power, exponential or logarithm exceeds by far.</summary>
    private const double LibraryError = 1e-14;

    public static IntervalEnd LowOf(Interval interval) => new(interval.Low, interval.IsLowOpen);

    public static IntervalEnd HighOf(Interval interval) => new(interval.High, interval.IsHighOpen);

    /// <summary>The sum of two lower ends, or of two upper ones.</summary>
    public static IntervalEnd Add(IntervalEnd a, IntervalEnd b, bool isHigh)
    {
        if (double.IsInfinity(a.Value) || double.IsInfinity(b.Value))
        {
            double sum = a.Value + b.Value;
            bool isOpen = (!double.IsInfinity(a.Value) || a.IsOpen) && (!double.IsInfinity(b.Value) || b.IsOpen);
            return double.IsNaN(sum) ? new(isHigh ? double.PositiveInfinity : double.NegativeInfinity, isOpen) : new(sum, isOpen);
        }

        double result = a.Value + b.Value;
        return Round(result, a.IsOpen || b.IsOpen, Exactness.IsExactSum(a.Value, b.Value, result), isHigh);
    }

    /// <summary>The product of two ends, as a lower or an upper end; zero times infinity is zero, the limit from inside.</summary>
    public static IntervalEnd Multiply(IntervalEnd a, IntervalEnd b, bool isHigh)
    {
        if (a.Value == 0 || b.Value == 0)
        {
            return new(0, (a.Value != 0 || a.IsOpen) && (b.Value != 0 || b.IsOpen));
        }

        double product = a.Value * b.Value;
        if (double.IsInfinity(a.Value) || double.IsInfinity(b.Value))
        {
            return new(product, (!double.IsInfinity(a.Value) || a.IsOpen) && (!double.IsInfinity(b.Value) || b.IsOpen));
        }

        bool isOpen = a.IsOpen || b.IsOpen;
        return product == 0
            ? Vanished(Math.Sign(a.Value) * Math.Sign(b.Value), isHigh)
            : Round(product, isOpen, Exactness.IsExactProduct(a.Value, b.Value, product), isHigh);
    }

    /// <summary>The quotient of two ends; the divisor's interval has no negative numbers, and an end of it that is 0 is a limit.</summary>
    public static IntervalEnd Divide(IntervalEnd a, IntervalEnd b, bool isHigh)
    {
        if (a.Value == 0)
        {
            return new(0, a.IsOpen);
        }

        if (b.Value == 0)
        {
            return new(a.Value > 0 ? double.PositiveInfinity : double.NegativeInfinity, !double.IsInfinity(a.Value) || a.IsOpen);
        }

        if (double.IsInfinity(b.Value))
        {
            return new(0, b.IsOpen);
        }

        double quotient = a.Value / b.Value;
        if (double.IsInfinity(a.Value))
        {
            return new(quotient, a.IsOpen);
        }

        return quotient == 0
            ? Vanished(Math.Sign(a.Value), isHigh)
            : Round(quotient, a.IsOpen || b.IsOpen, Exactness.IsExactProduct(quotient, b.Value, a.Value), isHigh);
    }

    /// <summary>The square root of an end that is not negative.</summary>
    public static IntervalEnd Sqrt(IntervalEnd a, bool isHigh)
    {
        double root = Math.Sqrt(a.Value);
        return root == 0 || double.IsInfinity(root)
            ? new(root, a.IsOpen)
            : Round(root, a.IsOpen, Exactness.IsExactProduct(root, root, a.Value), isHigh);
    }

    /// <summary>A value from a library function, which is near the true one and not negative.</summary>
    public static IntervalEnd Near(double value, bool isOpen, bool isExact, bool isHigh)
    {
        if (isExact || double.IsInfinity(value))
        {
            bool isOverflow = !isExact && !isHigh;
            return isOverflow ? new(double.MaxValue * (1 - LibraryError), false) : new(value, isOpen || !isExact);
        }

        double error = (Math.Abs(value) * LibraryError) + double.Epsilon;
        double moved = isHigh ? value + error : value - error;
        return moved == value ? new(isHigh ? Exactness.Next(value) : Exactness.Previous(value), isOpen) : new(moved, isOpen);
    }

    private static IntervalEnd Round(double value, bool isOpen, bool isExact, bool isHigh)
    {
        if (double.IsInfinity(value))
        {
            // Finite numbers: the true result is finite, and beyond the largest double.
            bool isOutside = double.IsPositiveInfinity(value) == isHigh;
            return isOutside ? new(value, true) : new(value > 0 ? double.MaxValue : double.MinValue, true);
        }

        return new(isExact ? value : isHigh ? Exactness.Next(value) : Exactness.Previous(value), isOpen);
    }

    /// <summary>A result too small for a double: on which side of zero it lies is still known.</summary>
    private static IntervalEnd Vanished(int sign, bool isHigh) =>
        sign > 0 == isHigh ? new(sign > 0 ? double.Epsilon : -double.Epsilon, false) : new(0, true);
}
