using System;
using System.Collections.Generic;

namespace Digits.Report;

/// <summary>An axis on which equal ratios are equally long.</summary>
/// <param name="Minimum">The value at the bottom, greater than 0.</param>
/// <param name="Maximum">The value at the top.</param>
internal sealed record LogScale(double Minimum, double Maximum)
{
    /// <summary>The scale that shows all these values and begins and ends with a whole power of ten.</summary>
    /// <param name="values">The values. Those that are not positive numbers do not count.</param>
    public static LogScale Around(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity;
        double high = 0;
        foreach (double value in values)
        {
            if (value > 0 && double.IsFinite(value))
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        return high == 0
            ? new LogScale(0.1, 1)
            : new LogScale(Math.Pow(10, Math.Floor(Math.Log10(low))), Math.Pow(10, Math.Floor(Math.Log10(high)) + 1));
    }

    /// <summary>The powers of ten, from bottom to top.</summary>
    public IEnumerable<double> Decades()
    {
        int first = (int)Math.Round(Math.Log10(Minimum));
        int last = (int)Math.Round(Math.Log10(Maximum));
        for (int exponent = first; exponent <= last; exponent++)
        {
            yield return Math.Pow(10, exponent);
        }
    }

    /// <summary>Where a value is: 0 at the bottom, 1 at the top. What is beyond either is put there.</summary>
    /// <param name="value">The value.</param>
    public double Position(double value) =>
        Math.Log(Math.Clamp(value, Minimum, Maximum) / Minimum) / Math.Log(Maximum / Minimum);
}
