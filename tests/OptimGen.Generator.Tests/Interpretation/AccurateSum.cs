using System;
using System.Collections.Generic;

namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>Sums that round as if once (Neumaier, 1974): an oracle for sums must not round as they do.</summary>
internal static class AccurateSum
{
    public static double Of(IEnumerable<double> values)
    {
        double sum = 0;
        double lost = 0;
        foreach (double value in values)
        {
            double next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? (sum - next) + value : (value - next) + sum;
            sum = next;
        }

        // Beyond the largest number there is nothing to make good.
        return double.IsFinite(sum) ? sum + lost : sum;
    }
}
