using System;
using System.Linq;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Gradients;

public sealed class LossScalerTests : IDisposable
{
    private readonly ParameterSet<float> _set = [];
    private readonly HeavyBall _optimizer = new() { LearningRate = 1 };

    public LossScalerTests() => _set.Allocate("w", 4);

    public void Dispose() => _set.Dispose();

    [Fact]
    public void AScaledStep_IsTheStepWithoutScale()
    {
        LossScaler scaler = new();
        Assert.Equal((65536, 3 * 65536), (scaler.CurrentScale, scaler.Scale(3)));
        _set[0].Gradients.Fill((float)scaler.Scale(0.1f));
        Assert.True(scaler.Step(_optimizer, _set));
        scaler.Update();
        Assert.Equal(Enumerable.Repeat(-0.1f, 4), _set[0].Values.ToArray());
        Assert.Equal(65536, scaler.CurrentScale);
    }

    [Fact]
    public void TheScale_BacksOffAndGrows_AsPyTorchs()
    {
        LossScaler scaler = new() { CurrentScale = 8, GrowthFactor = 4, BackoffFactor = 0.25, GrowthInterval = 3 };
        (bool IsGood, double ScaleAfter)[] course =
        [
            (true, 8), (true, 8), (true, 32), (true, 32), (false, 8), (true, 8), (true, 8), (false, 2), (false, 0.5), (true, 0.5),
            (true, 0.5), (true, 2),
        ];
        int good = 0;
        foreach ((bool isGood, double scaleAfter) in course)
        {
            _set[0].Gradients.Fill(1);
            _set[0].Gradients[2] = isGood ? 1 : float.PositiveInfinity;
            float[] before = _set[0].Values.ToArray();
            Assert.Equal(isGood, scaler.Step(_optimizer, _set));
            good += isGood ? 1 : 0;
            Assert.Equal(good, _set.Step);
            Assert.Equal(isGood, !before.SequenceEqual(_set[0].Values.ToArray()));
            scaler.Update();
            Assert.Equal(scaleAfter, scaler.CurrentScale);
        }
    }

    [Fact]
    public void Unscaling_ComesOnce_SoThatClippingSeesTrueGradients()
    {
        LossScaler scaler = new() { CurrentScale = 4 };
        _set[0].Gradients.Fill(8);
        Assert.True(scaler.Unscale(_set));
        Assert.Equal(4, _set.GradientNorm());
        Assert.Contains("unscaled", Assert.Throws<InvalidOperationException>(() => scaler.Unscale(_set)).Message, StringComparison.Ordinal);
        Assert.True(scaler.Step(_optimizer, _set));
        Assert.Equal(-2, _set[0].Values[0]);
        Assert.Throws<InvalidOperationException>(() => scaler.Step(_optimizer, _set));
        Assert.Contains("stepped", Assert.Throws<InvalidOperationException>(() => scaler.Unscale(_set)).Message, StringComparison.Ordinal);
        Assert.Equal(1, _set.Step);
        scaler.Update();
        Assert.Throws<InvalidOperationException>(scaler.Update);
    }

    [Fact]
    public void SeveralSets_HaveOneScale_AndAreSkippedApart()
    {
        using ParameterSet<double> other = [];
        other.Allocate("v", 1).Gradients[0] = double.NaN;
        _set[0].Gradients.Fill(2);
        LossScaler scaler = new() { CurrentScale = 2 };
        Assert.False(scaler.Unscale(other));
        Assert.True(double.IsNaN(other[0].Gradients[0]));
        Assert.True(scaler.Step(_optimizer, _set));
        Assert.Equal(-1, _set[0].Values[0]);
        scaler.Update();
        Assert.Equal(1, scaler.CurrentScale);
    }

    [Fact]
    public void TheScale_NeitherVanishesNorOverflows()
    {
        LossScaler small = new() { CurrentScale = double.Epsilon };
        _set[0].Gradients[0] = float.NaN;
        small.Step(_optimizer, _set);
        small.Update();
        Assert.Equal(double.Epsilon, small.CurrentScale);
        LossScaler large = new() { CurrentScale = double.MaxValue, GrowthInterval = 1 };
        _set[0].Gradients[0] = 0;
        Assert.True(large.Step(_optimizer, _set));
        large.Update();
        Assert.Equal(double.MaxValue, large.CurrentScale);
    }

    [Fact]
    public void ASavedScaler_GoesOn()
    {
        LossScaler scaler = new() { CurrentScale = 8, GrowthInterval = 3 };
        scaler.Unscale(_set);
        scaler.Update();
        Assert.Equal("scale=8 good=1", scaler.Save());
        LossScaler resumed = new() { GrowthInterval = 3 };
        resumed.Restore(scaler.Save());
        foreach (double expected in new[] { 8, 16 })
        {
            resumed.Unscale(_set);
            resumed.Update();
            Assert.Equal(expected, resumed.CurrentScale);
        }

        foreach (string wrong in new[] { "", "scale=8", "scale=x good=1", "scale=8 good=-1", "scale=0 good=1", "scale=NaN good=1", "scale=Infinity good=1", "good=1 scale=8" })
        {
            Assert.Contains($"'{wrong}'", Assert.Throws<FormatException>(() => resumed.Restore(wrong)).Message, StringComparison.Ordinal);
            Assert.Equal(16, resumed.CurrentScale);
        }
    }

    [Fact]
    public void Mistakes_AreRefused()
    {
        LossScaler scaler = new();
        Assert.Throws<ArgumentNullException>("parameters", () => scaler.Unscale<float>(null!));
        Assert.Throws<ArgumentNullException>("optimizer", () => scaler.Step(null!, _set));
        Assert.Throws<ArgumentNullException>("parameters", () => scaler.Step(_optimizer, null!));
        Assert.Throws<ArgumentNullException>("saved", () => scaler.Restore(null!));
        foreach (double wrong in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>("CurrentScale", () => new LossScaler { CurrentScale = wrong });
            Assert.Throws<ArgumentOutOfRangeException>("GrowthFactor", () => new LossScaler { GrowthFactor = wrong });
            Assert.Throws<ArgumentOutOfRangeException>("BackoffFactor", () => new LossScaler { BackoffFactor = wrong });
        }

        Assert.Throws<ArgumentOutOfRangeException>("BackoffFactor", () => new LossScaler { BackoffFactor = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("GrowthInterval", () => new LossScaler { GrowthInterval = 0 });
        _set.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scaler.Unscale(_set));
        Assert.Throws<ObjectDisposedException>(() => scaler.Step(_optimizer, _set));
        Assert.Throws<InvalidOperationException>(scaler.Update);
    }
}
