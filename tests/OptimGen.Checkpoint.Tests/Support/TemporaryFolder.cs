using System;
using System.IO;

namespace OptimGen.Checkpoints.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("optimgen-").FullName;

    public string File(string name = "model.safetensors") => System.IO.Path.Combine(Path, name);

    /// <summary>The names of what lies in it.</summary>
    public string[] Names => [.. System.Linq.Enumerable.Order(Array.ConvertAll(Directory.GetFileSystemEntries(Path), System.IO.Path.GetFileName), StringComparer.Ordinal)!];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
