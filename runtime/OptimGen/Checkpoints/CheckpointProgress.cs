namespace OptimGen;

/// <summary>How far saving or loading has come.</summary>
/// <param name="BytesDone">Bytes of tensors written, or read: loading reads every byte twice, first to check it, then to use it.</param>
/// <param name="BytesTotal">What <paramref name="BytesDone"/> will be at the end.</param>
/// <param name="Entry">The tensor in work.</param>
public readonly record struct CheckpointProgress(long BytesDone, long BytesTotal, string Entry);
