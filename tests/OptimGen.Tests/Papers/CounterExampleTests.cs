using System;
using Xunit;

namespace OptimGen.Tests.Papers;

/// <summary>
/// The counter-example of Reddi, Kale and Kumar (2018, theorem 1 and section 5): over [−1, 1], the loss is C·x in every third step and −x in the
/// others, so −1 is best. A large gradient that is rare and forgotten quickly counts less than it should.
/// </summary>
public sealed class CounterExampleTests
{
    private const double C = 3;
    private const int Steps = 30_000;

    [Fact]
    public void Adam_goes_to_the_worst_point() => Assert.True(AverageAtTheEnd("Adam", 1 / (1 + (C * C))) > 0.9);

    [Fact]
    public void AMSGrad_goes_to_the_best() => Assert.True(AverageAtTheEnd("AmsGrad", 1 / (1 + (C * C))) < -0.9);

    [Fact]
    public void ADOPT_goes_to_the_best_with_Adams_decay() => Assert.True(AverageAtTheEnd("Adopt", 1 / (1 + (C * C))) < -0.9);

    private static double AverageAtTheEnd(string optimizer, double beta2)
    {
        using TensorRun run = new TensorRun(optimizer, 0).With("Beta1", 0).With("Beta2", beta2);
        double sum = 0;
        for (int t = 1; t <= Steps; t++)
        {
            run.With("LearningRate", 0.1 / Math.Sqrt(t));
            run.Step(t % 3 == 1 ? C : -1);
            run.Parameters[0] = Math.Clamp(run.Parameters[0], -1, 1);
            sum += t > Steps / 2 ? run.Parameters[0] : 0;
        }

        return sum / (Steps / 2);
    }
}
