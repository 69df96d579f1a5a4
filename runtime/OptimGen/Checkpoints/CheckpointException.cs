using System;
using System.IO;

namespace OptimGen;

/// <summary>A checkpoint that cannot be written or read, or whose content does not fit. What was live before is unchanged.</summary>
public sealed class CheckpointException : IOException
{
    /// <summary>A fault of a file as a whole, or of one entry of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="entry">The tensor or the piece of metadata at fault; null where it is the file as a whole.</param>
    /// <param name="reason">What is wrong, as a sentence.</param>
    /// <param name="innerException">What the system said, if it was asked.</param>
    public CheckpointException(string path, string? entry, string reason, Exception? innerException = null)
        : base(entry is null ? $"Checkpoint '{path}': {reason}" : $"Checkpoint '{path}', entry '{entry}': {reason}", innerException)
    {
        Path = path;
        Entry = entry;
        Reason = reason;
    }

    /// <summary>The file, as it was given.</summary>
    public string Path { get; }

    /// <summary>The tensor or the piece of metadata at fault; null where it is the file as a whole.</summary>
    public string? Entry { get; }

    /// <summary>What is wrong, as a sentence.</summary>
    public string Reason { get; }
}
