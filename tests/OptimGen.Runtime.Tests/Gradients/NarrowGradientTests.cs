using System;
using System.Linq;

namespace OptimGen.Runtime.Tests.Gradients;

/// <summary>Gradients of 16 bits: what is done to each is done in float and rounded once, whatever the length.</summary>
public sealed class NarrowGradientTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(1023)]
    [InlineData(1025)]
    [InlineData(40_000)]
    public void Halves_AreScaledLimitedAndSummed_AsFloatsAre(int length)
    {
        Half[] halves = [.. Enumerable.Range(0, length).Select(static i => (Half)(((i * 37 % 101) - 50) / 8f))];
        float[] floats = [.. halves.Select(static half => (float)half)];
        using ParameterSet<Half> narrow = [];
        using ParameterSet<float> wide = [];
        narrow.Add("g", new Half[length], halves);
        wide.Add("g", new float[length], floats);
        Assert.Equal(wide.GradientNorm(), narrow.GradientNorm());
        narrow.ScaleGradients(0.3);
        Assert.Equal(floats.Select(static value => (Half)(value * 0.3f)), halves);
        narrow.ClipGradientValue(0.7);
        Assert.Equal(floats.Select(static value => (Half)Math.Clamp((float)(Half)(value * 0.3f), -0.7f, 0.7f)), halves);
        Assert.True(narrow.HasFiniteGradients());
        halves[length - 1] = Half.NaN;
        Assert.False(narrow.HasFiniteGradients());
        Assert.Equal(double.NaN, narrow.GradientNorm());
    }

    [Fact]
    public void BatchesOf16Bits_AreSummedInFloat()
    {
        // In 16 bits each sum would round: 256 + 1 is 256 there.
        using ParameterSet<BFloat16> set = [];
        Parameter<BFloat16> parameter = set.Allocate("g", 1500);
        using GradientAccumulator<BFloat16> accumulator = new(set, 4);
        foreach (float gradient in new[] { 256f, 1, 1, 2 })
        {
            parameter.Gradients.Fill((BFloat16)gradient);
            accumulator.Add();
        }

        Assert.All(parameter.Gradients.ToArray(), static value => Assert.Equal((BFloat16)65f, value));
    }
}
