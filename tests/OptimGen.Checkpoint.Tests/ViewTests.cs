using System;
using System.IO;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests;

/// <summary>A set that shows a view in the place of its parameters is neither saved nor loaded: the file would hold what they are not.</summary>
public sealed class ViewTests
{
    [Fact]
    public void A_set_that_shows_a_view_is_left_alone()
    {
        using TemporaryFolder folder = new();
        string path = folder.File();
        using ParameterSet<float> set = new();
        Parameter<float> parameter = set.Add("w", new float[] { 1, 2, 3 }, new float[] { 0.5f, -1, 2 });
        ScheduleFreeAdamW optimizer = new();
        optimizer.Step(set);
        Checkpoint.Save(path, set, optimizer);
        byte[] saved = File.ReadAllBytes(path);
        float[] parameters = parameter.Values.ToArray();

        optimizer.SwapInAverage(set);
        float[] shown = parameter.Values.ToArray();
        Assert.Throws<InvalidOperationException>(() => Checkpoint.Save(path, set, optimizer));
        Assert.Throws<InvalidOperationException>(() => Checkpoint.Load(path, set, optimizer));
        Assert.Equal(saved, File.ReadAllBytes(path));
        Assert.Equal(shown, parameter.Values.ToArray());

        optimizer.SwapOutAverage(set);
        Assert.Equal(parameters, parameter.Values.ToArray());
        Checkpoint.Save(path, set, optimizer);
        Assert.Equal(saved, File.ReadAllBytes(path));
    }
}
