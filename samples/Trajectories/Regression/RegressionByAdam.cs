using OptimGen.Optimizers;
using Trajectories.Paths;

namespace Trajectories.Regression;

/// <summary>Adam finds the plane through the eight points.</summary>
internal static class RegressionByAdam
{
    /// <summary>Adam's learning rate. All else is as its defaults.</summary>
    public const double LearningRate = 0.1;

    /// <summary>The weights after each step; they begin at 0.</summary>
    public static OptimizerPath Run()
    {
        Entrant adam = new("Adam", Family.Adam, static rate => new Adam { LearningRate = rate });
        return new OptimizerPath(adam, EightPoints.Error, LearningRate, Walk.On(EightPoints.Error, adam.Create(LearningRate)));
    }
}
