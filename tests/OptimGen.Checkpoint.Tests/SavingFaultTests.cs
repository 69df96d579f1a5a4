using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using OptimGen.Checkpoints.Tests.Support;
using OptimGen.Optimizers;

namespace OptimGen.Checkpoints.Tests;

/// <summary>Where saving fails or is stopped, the file that was there remains, and nothing lies beside it.</summary>
public sealed class SavingFaultTests
{
    [Fact]
    public void A_full_disk()
    {
        using TemporaryFileSystem disk = TemporaryFileSystem.MountOrSkip("size=128k");
        using SmallModel small = new(steps: 2);
        string path = disk.File();
        Checkpoint.Save(path, small.Set, small.Optimizer);
        byte[] before = File.ReadAllBytes(path);
        using ParameterSet<float> large = new();
        large.Allocate("w", 100_000);
        foreach (string target in new[] { path, disk.File("new") })
        {
            CheckpointException refusal = Assert.Throws<CheckpointException>(() => Checkpoint.Save(target, large, new Sgd()));
            Assert.Contains(target, refusal.Message, StringComparison.Ordinal);
            Assert.Equal(["model.safetensors"], disk.Names);
            Assert.Equal(before, File.ReadAllBytes(path));
        }

        // Small ones still fit, and go on working.
        Checkpoint.Save(path, small.Set, small.Optimizer);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to()
    {
        using TemporaryFileSystem disk = TemporaryFileSystem.MountOrSkip("size=128k");
        using SmallModel model = new(steps: 2);
        Checkpoint.Save(disk.File(), model.Set, model.Optimizer);
        byte[] before = File.ReadAllBytes(disk.File());
        disk.MakeReadOnly();
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Checkpoint.Save(disk.File(), model.Set, model.Optimizer));
        Assert.Contains("cannot be written", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(["model.safetensors"], disk.Names);
        Assert.Equal(before, File.ReadAllBytes(disk.File()));
        using SmallModel loaded = new();
        Checkpoint.Load(disk.File(), loaded.Set, loaded.Optimizer);
    }

    [Fact]
    public void Places_where_no_file_can_be()
    {
        using TemporaryFolder folder = new();
        using SmallModel model = new(steps: 2);
        File.WriteAllText(folder.File("file"), "not a folder");
        Directory.CreateDirectory(folder.File("folder"));
        foreach (string path in new[] { folder.File("absent/model"), folder.File("file/model"), folder.File("folder"), folder.File(new string('x', 300)) })
        {
            CheckpointException refusal = Assert.Throws<CheckpointException>(() => Checkpoint.Save(path, model.Set, model.Optimizer));
            Assert.Equal(path, refusal.Path);
            Assert.NotNull(refusal.InnerException);
            Assert.Throws<CheckpointException>(() => Checkpoint.Load(path, model.Set, model.Optimizer));
            Assert.Throws<CheckpointException>(() => Checkpoint.Inspect(path));
        }

        Assert.Throws<ArgumentException>(() => Checkpoint.Save("", model.Set, model.Optimizer));
        Assert.Throws<ArgumentException>(() => Checkpoint.Save("a\0b", model.Set, model.Optimizer));
        Assert.Equal(["file", "folder"], folder.Names);
    }

    [Fact]
    public void Cancellation_half_way()
    {
        using TemporaryFolder folder = new();
        using ParameterSet<float> set = LargeSet();
        Sgd optimizer = new();
        Checkpoint.Save(folder.File(), set, optimizer);
        byte[] before = File.ReadAllBytes(folder.File());
        using CancellationTokenSource source = new();
        int reports = 0;
        Listener stopping = new(_ =>
        {
            if (++reports == 2)
            {
                source.Cancel();
            }
        });
        set["w"].Values.Fill(1);
        Assert.ThrowsAny<OperationCanceledException>(() => Checkpoint.Save(folder.File(), set, optimizer, null, null, stopping, source.Token));
        Assert.Equal(2, reports);
        Assert.Equal(["model.safetensors"], folder.Names);
        Assert.Equal(before, File.ReadAllBytes(folder.File()));
    }

    [Fact]
    public async Task Cancellation_half_way_asynchronously()
    {
        using TemporaryFolder folder = new();
        using ParameterSet<float> set = LargeSet();
        using CancellationTokenSource source = new();
        Listener stopping = new(_ => source.Cancel());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Checkpoint.SaveAsync(folder.File(), set, new Sgd(), null, null, stopping, source.Token));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public void Cancellation_of_loading_while_it_checks_and_not_later()
    {
        using TemporaryFolder folder = new();
        using ParameterSet<float> saved = LargeSet();
        Checkpoint.Save(folder.File(), saved, new Sgd());
        using ParameterSet<float> live = LargeSet();
        live["w"].Values.Fill(5);
        for (int report = 1; report <= 6; report++)
        {
            using CancellationTokenSource source = new();
            int reports = 0;
            Listener stopping = new(_ =>
            {
                if (++reports == report)
                {
                    source.Cancel();
                }
            });
            if (report <= 3)
            {
                Assert.ThrowsAny<OperationCanceledException>(() => Checkpoint.Load(folder.File(), live, new Sgd(), progress: stopping, cancellationToken: source.Token));
                Assert.Equal(-1, live["w"].Values.IndexOfAnyExcept(5));
            }
            else
            {
                Checkpoint.Load(folder.File(), live, new Sgd(), progress: stopping, cancellationToken: source.Token);
                Assert.Equal(6, reports);
                Assert.Equal(saved["w"].Values, live["w"].Values);
            }
        }
    }

    [Fact]
    public void A_listener_that_throws_stops_what_can_be_stopped_and_lets_the_rest_finish()
    {
        using TemporaryFolder folder = new();
        using ParameterSet<float> saved = LargeSet();
        Assert.Throws<InvalidTimeZoneException>(
            () => Checkpoint.Save(folder.File(), saved, new Sgd(), progress: new Listener(_ => throw new InvalidTimeZoneException())));
        Assert.Empty(folder.Names);
        Checkpoint.Save(folder.File(), saved, new Sgd());
        using ParameterSet<float> live = LargeSet();
        live["w"].Values.Fill(5);
        Assert.Throws<InvalidTimeZoneException>(
            () => Checkpoint.Load(folder.File(), live, new Sgd(), progress: new Listener(_ => throw new InvalidTimeZoneException())));
        Assert.Equal(-1, live["w"].Values.IndexOfAnyExcept(5));
        Listener late = new(progress => throw (progress.BytesDone > progress.BytesTotal / 2 ? new InvalidTimeZoneException() : new TimeoutException()));
        Assert.Throws<TimeoutException>(() => Checkpoint.Load(folder.File(), live, new Sgd(), progress: late));
        Listener later = new(progress =>
        {
            if (progress.BytesDone > progress.BytesTotal / 2)
            {
                throw new InvalidTimeZoneException();
            }
        });
        Assert.Throws<InvalidTimeZoneException>(() => Checkpoint.Load(folder.File(), live, new Sgd(), progress: later));
        Assert.Equal(saved["w"].Values, live["w"].Values);
        new Sgd().Step(live);
    }

    [Fact]
    public void Sets_that_are_not_whole_or_not_of_the_rule_are_refused()
    {
        using TemporaryFolder folder = new();
        using SmallModel model = new(steps: 1);
        Checkpoint.Save(folder.File(), model.Set, model.Optimizer);
        byte[] before = File.ReadAllBytes(folder.File());
        Assert.Throws<InvalidOperationException>(() => Checkpoint.Save(folder.File(), model.Set, new Adam()));
        Assert.Throws<InvalidOperationException>(() => Checkpoint.Load(folder.File(), model.Set, new Adam()));
        Assert.Throws<ArgumentNullException>(() => Checkpoint.Save<float>(folder.File(), null!, new Adam()));
        Assert.Throws<ArgumentNullException>(() => Checkpoint.Save(folder.File(), model.Set, null!));
        Assert.Throws<ArgumentNullException>(() => Checkpoint.Load<float>(folder.File(), null!, new Adam()));
        Assert.Throws<ArgumentNullException>(() => Checkpoint.Load(folder.File(), model.Set, null!));
        OptimizerState state = model.Set["w"].State!;
        model.Optimizer.Step(model.Set["w"].Values, new float[6], state);
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(
            () => Checkpoint.Save(folder.File(), model.Set, model.Optimizer));
        Assert.Contains("'w' has taken 2 steps, the set 1 with it", refusal.Message, StringComparison.Ordinal);
        state.Dispose();
        Assert.Throws<InvalidOperationException>(() => Checkpoint.Save(folder.File(), model.Set, model.Optimizer));
        model.Set.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Checkpoint.Save(folder.File(), model.Set, model.Optimizer));
        Assert.Throws<ObjectDisposedException>(() => Checkpoint.Load(folder.File(), model.Set, model.Optimizer));
        Assert.Equal(["model.safetensors"], folder.Names);
        Assert.Equal(before, File.ReadAllBytes(folder.File()));
    }

    /// <summary>A set that takes three buffers.</summary>
    private static ParameterSet<float> LargeSet()
    {
        ParameterSet<float> set = new();
        set.Allocate("w", 3 * Transfer.BufferBytes / sizeof(float));
        return set;
    }
}
