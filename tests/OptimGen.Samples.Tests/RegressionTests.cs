using System.Linq;
using Trajectories.Paths;
using Trajectories.Regression;
using Xunit;

namespace OptimGen.Samples.Tests;

/// <summary>Adam finds the plane through eight points.</summary>
public sealed class RegressionTests
{
    [Fact]
    public void Eight_points_lie_on_the_plane()
    {
        Assert.Equal(8, EightPoints.Data.Count);
        Assert.Equal(8, EightPoints.Data.Distinct().Count());
        Assert.All(EightPoints.Data, point => Assert.Equal(point.X1 + (2 * point.X2), point.Y));
    }

    [Fact]
    public void The_weights_reach_1_and_2()
    {
        OptimizerPath path = RegressionByAdam.Run();
        Assert.Equal(1, path.End.X, 1e-6);
        Assert.Equal(2, path.End.Y, 1e-6);
        Assert.InRange(path.FinalHeight, 0, 1e-12);
        Assert.Equal(147, path.Arrival);
        Assert.True(path.StaysInside);
    }

    [Fact]
    public void The_first_step_is_as_long_as_the_learning_rate()
    {
        OptimizerPath path = RegressionByAdam.Run();
        Assert.Equal(RegressionByAdam.LearningRate, path.Points[1].X, 1e-8);
        Assert.Equal(RegressionByAdam.LearningRate, path.Points[1].Y, 1e-8);
    }
}
