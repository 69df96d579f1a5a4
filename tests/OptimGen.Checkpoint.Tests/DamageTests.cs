using System;
using System.IO;
using OptimGen.Checkpoints.Tests.Support;

namespace OptimGen.Checkpoints.Tests;

/// <summary>A damaged file is refused and nothing changes, wherever the damage is.</summary>
public sealed class DamageTests
{
    [Fact]
    public void Truncation_at_every_byte()
    {
        using SmallModel saved = new(steps: 3);
        using SmallModel live = new(steps: 1);
        byte[] file = saved.Save();
        for (int length = 0; length < file.Length; length++)
        {
            Loading.AssertRefused(file[..length], live);
        }
    }

    [Fact]
    public void A_flip_of_every_bit()
    {
        using SmallModel saved = new(steps: 3);
        using SmallModel live = new(steps: 1);
        byte[] file = saved.Save();
        for (int bit = 0; bit < 8 * file.Length; bit++)
        {
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            Loading.AssertRefused(file, live);
            file[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Loading.Load(file, live);
        Assert.Equal(saved.Content, live.Content);
    }

    [Fact]
    public void Bytes_that_follow_are_refused()
    {
        using SmallModel saved = new(steps: 3);
        using SmallModel live = new(steps: 1);
        CheckpointException refusal = Loading.AssertRefused([.. saved.Save(), 0], live);
        Assert.Contains("follow the header", refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_that_was_never_stepped_stays_so()
    {
        using SmallModel saved = new(steps: 3);
        using SmallModel live = new();
        byte[] file = saved.Save();
        file[^1] ^= 1;
        CheckpointException refusal = Loading.AssertRefused(file, live);
        Assert.Equal("w", refusal.Entry);
        Assert.Contains("checksum", refusal.Reason, StringComparison.Ordinal);
        Assert.All(live.Set, parameter => Assert.Null(parameter.State));
        new OptimGen.Optimizers.Adam().Step(live.Set);
    }

    [Fact]
    public void A_device_that_fails_on_the_second_reading_leaves_a_set_that_refuses_to_go_on()
    {
        using SmallModel saved = new(steps: 3);
        using SmallModel live = new(steps: 1);
        byte[] file = saved.Save();
        using FailingStream stream = new(file, goodBytes: file.Length + 40);
        live.Optimizer.Beta1 = 0.25;
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Loading.Load(stream, live));
        Assert.Contains("second time", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(0.25, live.Optimizer.Beta1);
        Assert.Throws<InvalidOperationException>(() => live.Optimizer.Step(live.Set));
        using TemporaryFolder folder = new();
        Assert.Throws<InvalidOperationException>(() => Checkpoint.Save(folder.File(), live.Set, live.Optimizer));

        // A whole checkpoint makes it good again.
        Loading.Load(file, live);
        Assert.Equal(saved.Content, live.Content);
        live.Optimizer.Step(live.Set);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_device_that_fails_on_the_first_reading_changes_nothing(int goodBytes)
    {
        using SmallModel saved = new(steps: 3);
        using SmallModel live = new(steps: 1);
        string before = live.Content;
        using FailingStream stream = new(saved.Save(), goodBytes);
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Loading.Load(stream, live));
        Assert.Contains("the disk is gone", refusal.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(refusal.InnerException);
        Assert.Equal(before, live.Content);
    }
}
