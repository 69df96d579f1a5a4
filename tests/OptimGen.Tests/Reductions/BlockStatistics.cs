using System;

// The test reads what the states hold; nothing has to make sense as a step.
#pragma warning disable OPT070, OPT080

namespace OptimGen.Tests.Reductions;

/// <summary>A rule for tests: one mean for each block, as Adam-mini keeps its second moment, and the mean of those.</summary>
[Optimizer]
public sealed partial class BlockStatistics
{
    [UpdateRule]
    private static void Update(
        ref double x, double g, [PerBlock] ref double v, [Uniform] ref double mean,
        double learningRate = 0.5, [Decay] double beta2 = 0.9, [Positive] double epsilon = 1e-8)
    {
        v = Rule.Ema(v, Reduce.BlockMean(g * g), beta2);
        mean = Reduce.Mean(v);
        x -= learningRate * g / (Math.Sqrt(v) + epsilon);
    }
}
