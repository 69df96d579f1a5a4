using System;
using System.Collections.Generic;
using System.Linq;
using Trajectories.Surfaces;

namespace Trajectories.Paths;

/// <summary>Finds the learning rate with which an optimizer is shown: a comparison at one rate for all would be one of rates, not of rules.</summary>
internal static class RateSearch
{
    /// <summary>The rates that are tried: 1, 2 and 5 of every decade.</summary>
    public static IReadOnlyList<double> Rates { get; } =
    [
        .. from exponent in Enumerable.Range(-5, 8)
           from digit in new[] { 1, 2, 5 }
           select exponent < 0 ? digit / PowerOfTen(-exponent) : digit * PowerOfTen(exponent),
    ];

    /// <summary>The best way that an optimizer has over a surface, over all rates.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="entrant">The optimizer.</param>
    public static OptimizerPath BestPath(Surface surface, Entrant entrant)
    {
        OptimizerPath? best = null;
        foreach (double rate in Rates)
        {
            OptimizerPath path = new(entrant, surface, rate, Walk.On(surface, entrant.Create(rate)));
            if (best is null || path.IsBetterThan(best))
            {
                best = path;
            }
        }

        return best!;
    }

    // Exact, so that a decimal rate is the number that its digits mean.
    private static double PowerOfTen(int exponent)
    {
        double power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
