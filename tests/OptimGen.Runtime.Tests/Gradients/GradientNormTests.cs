using System;
using System.Linq;
using OptimGen.Runtime.Tests.Support;

namespace OptimGen.Runtime.Tests.Gradients;

public sealed class GradientNormTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(1000)]
    [InlineData((1 << 15) - 1)]
    [InlineData(1 << 15)]
    [InlineData((1 << 16) + 33)]
    public void TheNorm_IsTheSumInTheDocumentedOrder_ToTheBit(int length)
    {
        // Three tensors, so that the way from one to the next counts too; offsets move the caller's arrays off any alignment.
        Random random = new(length);
        using ParameterSet<float> singles = [];
        using ParameterSet<double> doubles = [];
        double singleSum = 0;
        double doubleSum = 0;
        foreach (int offset in new[] { 0, 1, 3 })
        {
            float[] single = [.. Enumerable.Range(0, length + offset).Select(_ => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(8))))];
            double[] full = [.. single.Select(value => value * (1 + (random.NextDouble() / 1e9)))];
            singles.Add($"{offset}", new float[length], single.AsMemory(offset));
            doubles.Add($"{offset}", new double[length], full.AsMemory(offset));
            singleSum = InOrder(singleSum, [.. single.Skip(offset).Select(static value => (double)value)]);
            doubleSum = InOrder(doubleSum, full[offset..]);
        }

        Assert.Equal(Math.Sqrt(singleSum), singles.GradientNorm());
        Assert.Equal(Math.Sqrt(doubleSum), doubles.GradientNorm());
        Assert.Equal(Math.Sqrt(doubles.SelectMany(static parameter => parameter.Gradients.ToArray()).Sum(static value => value * value)), doubles.GradientNorm(), doubles.GradientNorm() * 1e-13);
    }

    [Theory]
    [InlineData(1e-300, 5e-300)]
    [InlineData(1e300, 5e300)]
    [InlineData(5e-324, 2.5e-323)]
    [InlineData(1e-150, 5e-150)]
    [InlineData(3e307, 1.5e308)]
    public void ExtremeGradients_NeitherOverflowNorVanish(double unit, double expected)
    {
        using ParameterSet<double> set = [];
        set.Add("a", new double[3], new[] { 0, 3 * unit, 0 });
        set.Add("b", new double[2], new[] { -4 * unit, 0 });
        Assert.Equal(1, set.GradientNorm() / expected, 1e-15);
    }

    [Fact]
    public void AnInfiniteOrUndefinedGradient_ShowsInTheNorm_AndIsNotScaled()
    {
        foreach (double odd in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            foreach (int place in new[] { 0, 5, 16, 99 })
            {
                using ParameterSet<float> set = [];
                float[] gradients = [.. Enumerable.Repeat(2f, 100)];
                set.Add("fine", new float[100], gradients.ToArray());
                gradients[place] = (float)odd;
                float[] before = [.. gradients];
                set.Add("odd", new float[100], gradients);
                Assert.False(set.HasFiniteGradients());
                double norm = set.ClipGradientNorm(1);
                Assert.Equal(double.IsNaN(odd) ? double.NaN : double.PositiveInfinity, norm);
                Assert.Equal(before, gradients);
                Assert.Equal(2, set[0].Gradients[7]);
            }
        }
    }

    [Fact]
    public void ClippingByNorm_ScalesAllAlike_AsPyTorchDoes()
    {
        using ParameterSet<double> set = [];
        set.Add("a", new double[2], new double[] { 3, 0 });
        set.Add("b", new double[1], new double[] { -4 });
        Assert.Equal(5, set.ClipGradientNorm(10));
        Assert.Equal([3, 0], set[0].Gradients.ToArray());
        Assert.Equal(5, set.ClipGradientNorm(1));
        double factor = 1 / (5 + 1e-6);
        Assert.Equal([3 * factor, 0], set[0].Gradients.ToArray());
        Assert.Equal([-4 * factor], set[1].Gradients.ToArray());
        Assert.InRange(set.GradientNorm(), 0.999999, 1);
    }

    [Fact]
    public void EmptySetsAndTensors_HaveTheNormZero()
    {
        using ParameterSet<float> set = [];
        Assert.Equal(0, set.GradientNorm());
        set.Allocate("none", 0);
        set.Allocate("zeros", 100);
        Assert.Equal(0, set.GradientNorm());
        Assert.Equal(0, set.ClipGradientNorm(1));
        Assert.True(set.HasFiniteGradients());
    }

    [Fact]
    public void TensorsOfTheSet_AreSummedWithoutTheirStep()
    {
        using ParameterSet<float> set = [];
        set.Allocate("a", 3).Gradients.Fill(2);
        new HeavyBall().Step(set);
        float[] values = set[0].Values.ToArray();
        set.ClipGradientNorm(1);
        set.GradientNorm();
        Assert.Equal(values, set[0].Values.ToArray());
    }

    // Sixteen lanes, blocks of 2¹⁵, a tree over the lanes: the order that the documentation promises, element by element.
    private static double InOrder(double sum, double[] values)
    {
        foreach (double[] block in values.Chunk(1 << 15))
        {
            double[] lanes = new double[16];
            for (int i = 0; i < block.Length; i++)
            {
                lanes[i % 16] += block[i] * block[i];
            }

            for (int width = 8; width > 0; width /= 2)
            {
                for (int lane = 0; lane < width; lane++)
                {
                    lanes[lane] += lanes[lane + width];
                }
            }

            sum += lanes[0];
        }

        return sum;
    }
}
