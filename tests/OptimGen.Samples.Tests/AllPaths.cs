using System;
using System.Collections.Generic;
using System.Linq;
using Trajectories.Paths;
using Trajectories.Surfaces;

namespace OptimGen.Samples.Tests;

/// <summary>The paths that the program draws, walked once for all tests.</summary>
internal static class AllPaths
{
    private static readonly Lazy<IReadOnlyList<OptimizerPath>> Walked = new(() =>
    [
        .. from surface in ClassicSurfaces.All
           from entrant in Entrants.All
           select RateSearch.BestPath(surface, entrant),
    ]);

    public static IReadOnlyList<OptimizerPath> All => Walked.Value;

    public static OptimizerPath Of(string surface, string optimizer) =>
        All.Single(path => path.Surface.Name == surface && path.Entrant.Name == optimizer);

    public static Surface Surface(string name) => ClassicSurfaces.All.Single(surface => surface.Name == name);
}
