using System;
using System.Collections.Generic;
using OptimGen;
using Trajectories.Surfaces;

namespace Trajectories.Paths;

/// <summary>Lets an optimizer walk on a surface.</summary>
internal static class Walk
{
    /// <summary>The places that an optimizer goes through, the start first.</summary>
    /// <remarks>
    /// The two parameters are a matrix of one row, so that rules with something special for matrices show it. A path is about the loss alone:
    /// weight decay is off.
    /// </remarks>
    /// <param name="surface">The surface.</param>
    /// <param name="optimizer">The optimizer. Its weight decays are set to 0.</param>
    public static IReadOnlyList<Point> On(Surface surface, IOptimizer<double> optimizer)
    {
        for (int i = 0; i < optimizer.Rule.Hyperparameters.Count; i++)
        {
            if (optimizer.Rule.Hyperparameters[i].Name.EndsWith("WeightDecay", StringComparison.Ordinal))
            {
                optimizer.SetHyperparameter(i, 0);
            }
        }

        List<Point> path = [surface.Start];
        double[] parameters = [surface.Start.X, surface.Start.Y];
        double[] gradients = new double[2];
        using OptimizerState state = optimizer.CreateState([1, 2]);
        for (int step = 0; step < surface.Steps; step++)
        {
            (gradients[0], gradients[1]) = surface.Gradient(path[^1]);
            optimizer.Step(parameters, gradients, state);
            path.Add(new Point(parameters[0], parameters[1]));
        }

        return path;
    }
}
