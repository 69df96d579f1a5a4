using System;

namespace OptimGen.Checkpoints.Tests.Support;

/// <summary>Hears of progress at once, on the same thread.</summary>
internal sealed class Listener(Action<CheckpointProgress> action) : IProgress<CheckpointProgress>
{
    public void Report(CheckpointProgress value) => action(value);
}
