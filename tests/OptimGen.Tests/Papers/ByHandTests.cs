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
}
