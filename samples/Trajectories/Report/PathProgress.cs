using System;
using System.Collections.Generic;
using Spectre.Console;
using Trajectories.Paths;
using Trajectories.Surfaces;

namespace Trajectories.Report;

/// <summary>Lets optimizers walk and shows how far they are: a bar for each surface in a terminal, nothing where output is redirected.</summary>
internal static class PathProgress
{
    /// <summary>The best path of every optimizer over every surface.</summary>
    /// <param name="surfaces">The surfaces.</param>
    /// <param name="entrants">The optimizers.</param>
    public static IReadOnlyList<OptimizerPath> Run(IReadOnlyList<Surface> surfaces, IReadOnlyList<Entrant> entrants)
    {
        List<OptimizerPath> paths = [];
        if (Console.IsOutputRedirected)
        {
            Walk(surfaces, entrants, paths, static (_, _) => { });
        }
        else
        {
            AnsiConsole.Progress().AutoClear(true).Start(context =>
            {
                Dictionary<Surface, ProgressTask> bars = [];
                foreach (Surface surface in surfaces)
                {
                    bars.Add(surface, context.AddTask(surface.Name, maxValue: entrants.Count));
                }

                Walk(surfaces, entrants, paths, (surface, count) => bars[surface].Value = count);
            });
        }

        return paths;
    }

    private static void Walk(
        IReadOnlyList<Surface> surfaces, IReadOnlyList<Entrant> entrants, List<OptimizerPath> paths, Action<Surface, int> onWalked)
    {
        foreach (Surface surface in surfaces)
        {
            for (int i = 0; i < entrants.Count; i++)
            {
                paths.Add(RateSearch.BestPath(surface, entrants[i]));
                onWalked(surface, i + 1);
            }
        }
    }
}
