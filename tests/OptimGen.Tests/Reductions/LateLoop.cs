namespace OptimGen.Tests.Reductions;

/// <summary>A rule for tests: its first pass reduces values of rows, so that elements are first touched in the second.</summary>
[Optimizer]
public sealed partial class LateLoop
{
    [UpdateRule]
    private static void Update(
        ref double x, double g, [Initially(2)] ref double m, [PerRow, Initially(3)] ref double rate, double learningRate = 0.5)
    {
        double mean = Reduce.Mean(rate);
        rate *= 0.5;
        m = (0.5 * m) + (mean * g);
        x -= learningRate * m;
    }
}
