namespace OptimGen.Tests.Reductions;

/// <summary>A rule for tests: values per row and column without any reduction, so that one pass is enough, and a choice by shape.</summary>
[Optimizer]
public sealed partial class ScaledColumns
{
    [UpdateRule]
    private static void Update(
        ref double x, double g, [PerColumn, Initially(1)] ref double scale, [PerRow, Initially(nameof(learningRate))] ref double rate,
        [Rank] int rank, double learningRate = 0.5, [Decay] double decay = 0.75)
    {
        scale *= decay;
        rate *= decay;
        if (rank > 1)
        {
            g *= scale > 0.5 ? scale : 1;
        }

        x -= rate * g;
    }
}
