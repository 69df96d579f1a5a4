using System.Collections.Generic;
using System.Linq;
using Trajectories.Averages;
using Trajectories.Paths;
using Trajectories.Regression;
using Trajectories.Report;
using Trajectories.Surfaces;

namespace Trajectories;

/// <summary>All pictures of the program.</summary>
internal static class Pictures
{
    /// <summary>The number of observations of the averages.</summary>
    public const int Observations = 100;

    /// <summary>The decays of the averages.</summary>
    public static IReadOnlyList<double> Decays { get; } = [0.9, 0.98];

    /// <summary>The pictures, by the names of their files.</summary>
    /// <param name="paths">The paths over all surfaces.</param>
    public static IEnumerable<(string Name, string Svg)> Draw(IReadOnlyList<OptimizerPath> paths)
    {
        foreach (IGrouping<Surface, OptimizerPath> group in paths.GroupBy(path => path.Surface))
        {
            yield return ($"{group.Key.Name}.svg", PathChart.Draw(group.Key, [.. group], isAnimated: false));
            yield return ($"{group.Key.Name}-animated.svg", PathChart.Draw(group.Key, [.. group], isAnimated: true));
        }

        IReadOnlyList<double> observations = AverageSeries.NoisyWave(Observations);
        yield return ("bias-correction.svg", AverageChart.Draw([.. Decays.Select(decay => AverageSeries.Of(decay, observations))]));
        yield return ("regression.svg", RegressionChart.Draw(RegressionByAdam.Run()));
    }
}
