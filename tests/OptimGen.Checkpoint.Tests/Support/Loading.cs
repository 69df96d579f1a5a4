using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OptimGen.Checkpoints.Tests.Support;

/// <summary>Loading from bytes in memory.</summary>
internal static class Loading
{
    public static CheckpointInfo Load(Stream stream, SmallModel model, CancellationToken cancellation = default)
    {
        Transfer transfer = new(isAsync: false, progress: null, cancellation);
        Task<CheckpointInfo> task = CheckpointLoading.LoadAsync(stream, "memory", model.Set, model.Optimizer, null, false, transfer).AsTask();
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    public static CheckpointInfo Load(byte[] bytes, SmallModel model) => Load(new MemoryStream(bytes, writable: false), model);

    /// <summary>Loads bytes that must be refused, and asserts that nothing changes.</summary>
    public static CheckpointException AssertRefused(byte[] bytes, SmallModel model)
    {
        string before = model.Content;
        CheckpointException refusal = Assert.Throws<CheckpointException>(() => Load(bytes, model));
        Assert.Equal(before, model.Content);
        Assert.Contains("memory", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(refusal.Reason, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("memory", refusal.Path);
        return refusal;
    }
}
