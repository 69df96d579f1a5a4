using System;

// The test reads what the states hold; nothing has to make sense as a step.
#pragma warning disable OPT070, OPT080

namespace OptimGen.Tests.Reductions;

/// <summary>A rule for tests: reductions over all tensors of a set, and a step that all of them skip together.</summary>
[Optimizer]
public sealed partial class SetStatistics
{
    [UpdateRule]
    private static void Update(
        ref double x, double g, ref double m, [Uniform] ref double sum, [Uniform] ref double mean, [Uniform] ref double largest,
        double learningRate = 0.5)
    {
        m += g;
        double norm = ReduceAll.Norm(m);
        if (norm == 0)
        {
            return;
        }

        sum = ReduceAll.Sum(g);
        mean = ReduceAll.Mean(g);
        largest = ReduceAll.Max(g);
        x -= learningRate * Rule.AnyUnit(m / norm);
    }
}
