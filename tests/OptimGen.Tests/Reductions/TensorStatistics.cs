using System;

// The test reads what the states hold; nothing has to make sense as a step.
#pragma warning disable OPT070, OPT080

namespace OptimGen.Tests.Reductions;

/// <summary>A rule for tests: every reduction over the tensor, kept in a state of its own.</summary>
[Optimizer]
public sealed partial class TensorStatistics
{
    [UpdateRule]
    private static void Update(
        ref double x, double g, [Uniform] ref double sum, [Uniform] ref double mean, [Uniform] ref double norm, [Uniform] ref double rms,
        [Uniform] ref double largest, [Uniform] ref double above, double learningRate = 0.5)
    {
        sum = Reduce.Sum(g);
        mean = Reduce.Mean(g);
        norm = Reduce.Norm(g);
        rms = Reduce.Rms(g);
        largest = Reduce.Max(g);
        above = Reduce.Mean(g > mean ? 1 : 0);
        x -= learningRate * g;
    }
}
