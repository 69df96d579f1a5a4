using System;
using System.Linq;
using Xunit;

namespace OptimGen.Tests.Papers;

/// <summary>Three steps of the rules that nobody recorded, computed by hand.</summary>
public sealed class ByHandTests
{
    [Fact]
    public void SignSGD()
    {
        // 1·(1 − 0.5·0.25) − 0.5 = 0.375; 0.375·0.875 + 0.5 = 0.828125; 0.828125·0.875 = 0.724609375
        using TensorRun run = new TensorRun("SignSgd", 1).With("LearningRate", 0.5).With("WeightDecay", 0.25);
        Assert.Equal([0.375], run.Step(7));
        Assert.Equal([0.828125], run.Step(-0.001));
        Assert.Equal([0.724609375], run.Step(0));
    }

    [Fact]
    public void Signum()
    {
        // g = 4 + 0.5·2 = 5, m = 2.5, x = 2 − 0.25; g = −4 + 0.875, m = 1.25 − 1.5625, x = 2; g = 0 + 1, m = −0.15625 + 0.5, x = 1.75
        using TensorRun run = new TensorRun("Signum", 2).With("LearningRate", 0.25).With("Momentum", 0.5).With("WeightDecay", 0.5);
        Assert.Equal([1.75], run.Step(4));
        Assert.Equal([2], run.Step(-4));
        Assert.Equal([-0.3125], run.State("FirstMoment"));
        Assert.Equal([1.75], run.Step(0));
        Assert.Equal([0.34375], run.State("FirstMoment"));
    }

    [Fact]
    public void Grokfast()
    {
        // With β₁ = β₂ = 0 and a tiny ε, AdamW's step is the sign of the filtered gradient: s = 2, 2·½ − 3·½ = −0.5, −0.25 + 0.5 = 0.25.
        // g + 4·s = 10, −3 − 2 = −5, 1 + 1 = 2: one down, one up, one down.
        using TensorRun run = new TensorRun("GrokfastAdamW", 0).With("LearningRate", 0.5).With("FilterDecay", 0.5).With("Amplification", 4)
            .With("Beta1", 0).With("Beta2", 0).With("Epsilon", 1e-200).With("WeightDecay", 0);
        Assert.Equal(-0.5, run.Step(2)[0], 15);
        Assert.Equal([2], run.State("slow"));
        Assert.Equal([10], run.State("m"));
        Assert.Equal(0, run.Step(-3)[0], 15);
        Assert.Equal([-0.5], run.State("slow"));
        Assert.Equal([-5], run.State("m"));
        Assert.Equal(-0.5, run.Step(1)[0], 15);
        Assert.Equal([0.25], run.State("slow"));
        Assert.Equal([2], run.State("m"));
    }

    [Fact]
    public void Fully_decoupled_AdamW()
    {
        // With β₁ = β₂ = 0 and a tiny ε, Adam's step is the rate times a sign: 2·(1 − 0.25) − 0.5 = 1. At half of the rate the decay is half as
        // strong: 1·(1 − 0.125) + 0.25 = 1.125. At twice the rate: 1.125·(1 − 0.5) − 1 = −0.4375.
        using TensorRun run = new TensorRun(new Optimizers.AdamWFullyDecoupled { LearningRate = 0.5 }, 2)
            .With("Beta1", 0).With("Beta2", 0).With("Epsilon", 1e-200).With("WeightDecay", 0.25);
        Assert.Equal(1, run.Step(3)[0], 15);
        Assert.Equal(1.125, run.With("LearningRate", 0.25).Step(-5)[0], 15);
        Assert.Equal(-0.4375, run.With("LearningRate", 1).Step(1)[0], 15);
        Assert.Equal([0.5], run.State("initialRate"));
    }

    [Fact]
    public void Adam_mini()
    {
        // Two rows of two. With β₁ = 0 and β₂ = 0.5: row 1 has mean squares of (9 + 1) / 2 = 5 and then of (0 + 4) / 2 = 2, row 2 of 8 and of 8.
        // v = 2.5 and 2.25 of row 1, corrected 5 and 3; v = 4 and 6 of row 2, corrected 8 and 8.
        using TensorRun run = new TensorRun("AdamMini", 0, 0, 0, 0).As(2, 2).With("LearningRate", 1).With("Epsilon", 1e-200)
            .With("Beta1", 0).With("Beta2", 0.5).With("WeightDecay", 0);
        double[] x = run.Step(3, -1, 4, 0);
        AssertEqual([-3 / Math.Sqrt(5), 1 / Math.Sqrt(5), -4 / Math.Sqrt(8), 0], x);
        Assert.Equal([2.5, 4], run.State("v"));
        double[] before = [.. x];
        x = run.Step(0, 2, 0, -4);
        AssertEqual([before[0], before[1] - (2 / Math.Sqrt(3)), before[2], 4 / Math.Sqrt(8)], x);
        Assert.Equal([2.25, 6], run.State("v"));

        // The third of no gradients halves v; the corrections are 1 − 0.125.
        run.Step(0, 0, 0, 0);
        Assert.Equal([1.125, 3], run.State("v"));
        AssertEqual([before[0], before[1] - (2 / Math.Sqrt(3)), before[2], 4 / Math.Sqrt(8)], run.Parameters);
    }

    [Fact]
    public void MARS()
    {
        // One matrix of two. β₁ = 0.5 and γ = 0.5: c = g + 0.5·(g − previous), cut to length 1; β₁ also averages c. β₂ = 0 makes v = c².
        // Step 1: c = 1.5·(0.4, 0) = (0.6, 0), m = (0.3, 0), corrected (0.6, 0): −1 and 0.
        // Step 2: c = (−0.2, 3) + 0.5·(−0.6, 3) = (−0.5, 4.5), of length √20.5; m = 0.15 − 0.25/√20.5 and 2.25/√20.5, corrected by 0.75.
        // Step 3: c = (0.1, 3) + 0.5·(0.3, 0) = (0.25, 3), of length √9.0625.
        using TensorRun run = Mars().As(1, 2);
        AssertEqual([-1, 0], run.Step(0.4, 0));
        double second = Math.Sqrt(20.5);
        double m0 = 0.15 - (0.25 / second);
        double m1 = 2.25 / second;
        double x0 = -1 - (m0 / 0.75 / (0.5 / second));
        double x1 = -(m1 / 0.75 / (4.5 / second));
        AssertEqual([x0, x1], run.Step(-0.2, 3));
        Assert.Equal([-0.2, 3], run.State("previous"));
        double third = Math.Sqrt(9.0625);
        x0 -= ((m0 / 2) + (0.125 / third)) / 0.875 / (0.25 / third);
        x1 -= ((m1 / 2) + (1.5 / third)) / 0.875 / (3 / third);
        AssertEqual([x0, x1], run.Step(0.1, 3));
    }

    [Fact]
    public void MARS_leaves_vectors_to_AdamW()
    {
        using TensorRun vector = Mars().With("VectorWeightDecay", 0.25).With("VectorBeta1", 0.75).With("VectorBeta2", 0.5);
        using TensorRun adam = new TensorRun("AdamW", 0, 0).With("LearningRate", 1).With("Beta1", 0.75).With("Beta2", 0.5)
            .With("Epsilon", 1e-200).With("WeightDecay", 0.25);
        using TensorRun matrix = Mars().As(1, 2);
        using TensorRun corrected = Mars().With("CorrectVectors", 1);
        foreach (double[] gradients in new double[][] { [0.4, 3], [-0.2, 3], [0.1, 5] })
        {
            Assert.Equal(adam.Step(gradients), vector.Step(gradients));
            Assert.Equal(matrix.Step(gradients), corrected.Step(gradients));
        }
    }

    private static TensorRun Mars() => new TensorRun("MarsAdamW", 0, 0).With("LearningRate", 1).With("Beta1", 0.5).With("Beta2", 0)
        .With("Gamma", 0.5).With("Epsilon", 1e-200).With("WeightDecay", 0);

    private static void AssertEqual(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 13));
}
