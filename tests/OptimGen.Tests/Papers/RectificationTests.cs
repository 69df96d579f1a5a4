using System;
using Xunit;

namespace OptimGen.Tests.Papers;

/// <summary>RAdam waits, then rectifies.</summary>
public sealed class RectificationTests
{
    [Theory]
    [InlineData("RAdam", 5)]
    [InlineData("AdaBeliefRectified", 5)]
    public void Until_the_second_moment_is_long_enough_the_step_goes_along_the_corrected_momentum(string optimizer, int plainSteps)
    {
        Random random = new(1);
        using TensorRun run = new(optimizer, 1);
        double m = 0;
        double x = 1;
        for (int t = 1; t <= plainSteps + 1; t++)
        {
            double gradient = random.NextDouble() - 0.3;
            m = Rule.Ema(m, gradient, 0.9);
            x -= 1e-3 * m / Rule.BiasCorrection(0.9, t);
            double after = run.Step(gradient)[0];
            Assert.Equal(t <= plainSteps, Math.Abs(after - x) < 1e-15);
        }
    }

    [Fact]
    public void Short_averages_are_never_rectified()
    {
        Random random = new(2);
        using TensorRun run = new TensorRun("RAdam", 1).With("Beta2", 0.6);
        double m = 0;
        double x = 1;
        for (int t = 1; t <= 200; t++)
        {
            double gradient = random.NextDouble() - 0.3;
            m = Rule.Ema(m, gradient, 0.9);
            x -= 1e-3 * m / Rule.BiasCorrection(0.9, t);
            Assert.Equal(x, run.Step(gradient)[0], 14);
        }
    }

    [Fact]
    public void In_the_long_run_it_is_Adam_with_its_epsilon_before_the_correction()
    {
        Random random = new(3);
        using TensorRun rectified = new TensorRun("RAdam", 1).With("Beta2", 0.99);
        using TensorRun reordered = new TensorRun("AdamReordered", 1).With("Beta2", 0.99);
        for (int t = 1; t <= 5000; t++)
        {
            double gradient = random.NextDouble() - 0.5;
            double before = rectified.Parameters[0];
            double step = rectified.Step(gradient)[0] - before;
            before = reordered.Parameters[0];
            double expected = reordered.Step(gradient)[0] - before;
            if (t > 4000)
            {
                // The rectification tends to 1 as βᵗ tends to 0.
                Assert.Equal(expected, step, 1e-12);
            }
        }
    }
}
