using System;
using System.Linq;

namespace OptimGen.Runtime.Tests.Gradients;

public sealed class GradientAccumulatorTests : IDisposable
{
    private readonly ParameterSet<float> _set = [];

    public void Dispose() => _set.Dispose();

    [Fact]
    public void TheMeanOfAllBatches_IsLeft_SummedInTheirOrder()
    {
        float[] caller = new float[37];
        _set.Add("a", new float[37], caller);
        _set.Allocate("b", 5);
        using GradientAccumulator<float> accumulator = new(_set, 3);
        Random random = new(3);
        for (int round = 0; round < 3; round++)
        {
            float[] sums = new float[42];
            for (int batch = 0; batch < 3; batch++)
            {
                for (int i = 0; i < 42; i++)
                {
                    float gradient = (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(6)));
                    sums[i] += gradient;
                    (i < 37 ? caller : _set[1].Gradients)[i < 37 ? i : i - 37] = gradient;
                }

                Assert.Equal(batch, accumulator.Count);
                Assert.Equal(batch == 2, accumulator.Add());
            }

            float[] expected = [.. sums.Select(static sum => sum * (float)(1.0 / 3))];
            Assert.Equal(expected, (float[])[.. caller, .. _set[1].Gradients]);
            Assert.Equal(0, accumulator.Count);
        }
    }

    [Fact]
    public void OneBatch_IsLeftAsItIs()
    {
        _set.Allocate("a", 3).Gradients.Fill(0.1f);
        using GradientAccumulator<float> accumulator = new(_set, 1);
        Assert.True(accumulator.Add());
        Assert.Equal([0.1f, 0.1f, 0.1f], _set[0].Gradients.ToArray());
    }

    [Fact]
    public void ClearedBatches_AreForgotten_AndLateTensorsJoin()
    {
        _set.Allocate("a", 3).Gradients.Fill(8);
        using GradientAccumulator<float> accumulator = new(_set, 2);
        accumulator.Add();
        accumulator.Clear();
        Assert.Equal(0, accumulator.Count);
        _set[0].Gradients.Fill(2);
        Assert.False(accumulator.Add());
        _set.Allocate("late", 2).Gradients.Fill(6);
        Assert.True(accumulator.Add());
        Assert.Equal((2, 3), (_set[0].Gradients[0], _set[1].Gradients[1]));
    }

    [Fact]
    public void Adding_AllocatesNothing()
    {
        _set.Allocate("a", 3);
        using GradientAccumulator<float> accumulator = new(_set, 2);
        accumulator.Add();
        accumulator.Add();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            accumulator.Add();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Mistakes_AreRefused()
    {
        Assert.Throws<ArgumentNullException>("parameters", () => new GradientAccumulator<float>(null!, 1));
        Assert.Throws<ArgumentOutOfRangeException>("batches", () => new GradientAccumulator<float>(_set, 0));
        GradientAccumulator<float> accumulator = new(_set, 1);
        accumulator.Dispose();
        accumulator.Dispose();
        Assert.Throws<ObjectDisposedException>(() => accumulator.Add());
        Assert.Throws<ObjectDisposedException>(accumulator.Clear);
        GradientAccumulator<float> orphan = new(_set, 1);
        _set.Dispose();
        Assert.Throws<ObjectDisposedException>(() => orphan.Add());
    }
}
