using System.Linq;
using Trajectories.Regression;
using Trajectories.Surfaces;
using Xunit;

namespace OptimGen.Samples.Tests;

/// <summary>The surfaces are what their formulas say.</summary>
public sealed class SurfaceTests
{
    public static TheoryData<string> Names => new(ClassicSurfaces.All.Append(EightPoints.Error).Select(surface => surface.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_the_derivatives(string name)
    {
        const double h = 1e-5;
        Surface surface = Find(name);
        for (double x = surface.Frame.Left; x <= surface.Frame.Right; x += 0.37)
        {
            for (double y = surface.Frame.Bottom; y <= surface.Frame.Top; y += 0.29)
            {
                Point gradient = surface.Gradient(new Point(x, y));
                double byX = (surface.Value(new Point(x + h, y)) - surface.Value(new Point(x - h, y))) / (2 * h);
                double byY = (surface.Value(new Point(x, y + h)) - surface.Value(new Point(x, y - h))) / (2 * h);
                Assert.Equal(byX, gradient.X, 1e-5 * (1 + System.Math.Abs(byX)));
                Assert.Equal(byY, gradient.Y, 1e-5 * (1 + System.Math.Abs(byY)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void At_a_minimum_nothing_pulls_and_nothing_is_lower(string name)
    {
        Surface surface = Find(name);
        Assert.True(surface.Frame.Contains(surface.Start));
        foreach (Point minimum in surface.Minima)
        {
            Assert.Equal(0, surface.Height(minimum), 1e-14);
            Assert.Equal(0, surface.Gradient(minimum).X, 1e-14);
            Assert.Equal(0, surface.Gradient(minimum).Y, 1e-14);
        }

        for (double x = surface.Frame.Left; x <= surface.Frame.Right; x += 0.05)
        {
            for (double y = surface.Frame.Bottom; y <= surface.Frame.Top; y += 0.05)
            {
                Assert.True(surface.Height(new Point(x, y)) > -1e-14);
            }
        }
    }

    [Fact]
    public void Beales_function_has_its_published_values()
    {
        Assert.Equal(0, ClassicSurfaces.Beale.Value(new Point(3, 0.5)), 1e-15);
        Assert.Equal(14.203125, ClassicSurfaces.Beale.Value(new Point(0, 0)), 1e-12);
        Assert.Equal(41.25, ClassicSurfaces.Beale.Value(new Point(1, 1.5)), 1e-12);
    }

    [Fact]
    public void The_saddle_rises_across_and_falls_along()
    {
        Point middle = new(0, 0);
        Assert.Equal(new Point(0, 0), ClassicSurfaces.Saddle.Gradient(middle));
        Assert.True(ClassicSurfaces.Saddle.Value(new Point(0.1, 0)) > ClassicSurfaces.Saddle.Value(middle));
        Assert.True(ClassicSurfaces.Saddle.Value(new Point(0, 0.1)) < ClassicSurfaces.Saddle.Value(middle));
    }

    [Fact]
    public void The_valley_is_a_hundred_times_as_steep_across()
    {
        double along = ClassicSurfaces.Valley.Value(new Point(12 / 13.0, 5 / 13.0));
        double across = ClassicSurfaces.Valley.Value(new Point(-5 / 13.0, 12 / 13.0));
        Assert.Equal(0.5, along, 1e-12);
        Assert.Equal(100, across / along, 1e-9);
    }

    private static Surface Find(string name) => ClassicSurfaces.All.Append(EightPoints.Error).Single(surface => surface.Name == name);
}
