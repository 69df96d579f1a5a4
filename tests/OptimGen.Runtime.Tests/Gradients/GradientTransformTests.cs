using System;
using System.Linq;

namespace OptimGen.Runtime.Tests.Gradients;

public sealed class GradientTransformTests
{
    private static readonly float[] Samples = [0, -0.0f, 1, -1, 0.25f, -3e38f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-40f];

    [Fact]
    public void EveryLength_IsTransformedElementByElement_AndNothingElse()
    {
        for (int length = 0; length < 70; length++)
        {
            float[] memory = [.. Enumerable.Range(0, length + 2).Select(static i => Samples[i * 7 % Samples.Length])];
            double[] wide = [.. memory.Select(static value => (double)value)];
            float[] before = [.. memory];
            using ParameterSet<float> singles = [];
            using ParameterSet<double> doubles = [];
            singles.Add("g", new float[length], memory.AsMemory(1, length));
            doubles.Add("g", new double[length], wide.AsMemory(1, length));
            singles.ScaleGradients(0.3);
            doubles.ScaleGradients(0.3);
            for (int i = 1; i <= length; i++)
            {
                Assert.Equal(before[i] * 0.3f, memory[i]);
                Assert.Equal(before[i] * 0.3, wide[i]);
            }

            singles.ClipGradientValue(0.5);
            doubles.ClipGradientValue(0.5);
            for (int i = 1; i <= length; i++)
            {
                Assert.Equal(Math.Clamp(before[i] * 0.3f, -0.5f, 0.5f), memory[i]);
                Assert.Equal(Math.Clamp(before[i] * 0.3, -0.5, 0.5), wide[i]);
            }

            Assert.Equal((before[0], before[^1]), (memory[0], memory[^1]));
            singles.ZeroGradients();
            Assert.All(memory[1..^1], static value => Assert.Equal(0, value));
            Assert.Equal((before[0], before[^1]), (memory[0], memory[^1]));
        }
    }

    [Fact]
    public void NumbersOutOfRange_AreRefused()
    {
        using ParameterSet<float> set = [];
        set.Allocate("a", 2).Gradients.Fill(1);
        foreach (double wrong in new[] { 0, -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>("maximum", () => set.ClipGradientNorm(wrong));
            Assert.Throws<ArgumentOutOfRangeException>("limit", () => set.ClipGradientValue(wrong));
        }

        Assert.Throws<ArgumentOutOfRangeException>("factor", () => set.ScaleGradients(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => set.ScaleGradients(double.NegativeInfinity));
        Assert.Equal([1, 1], set[0].Gradients.ToArray());
    }

    [Fact]
    public void Passes_AllocateNothing()
    {
        using ParameterSet<float> set = [];
        set.Allocate("a", 100).Gradients.Fill(1);
        set.Add("b", new float[50], new float[50]);
        Pass();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            Pass();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Pass()
        {
            set.ClipGradientNorm(1);
            set.ClipGradientValue(0.5);
            set.ScaleGradients(2);
            set.HasFiniteGradients();
            set.ZeroGradients();
        }
    }
}
