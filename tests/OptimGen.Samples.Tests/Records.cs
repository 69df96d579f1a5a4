using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Xunit;

namespace OptimGen.Samples.Tests;

/// <summary>Texts that were looked at and accepted. To accept new ones, run the tests with OPTIMGEN_ACCEPT_SNAPSHOTS=1.</summary>
internal static class Records
{
    private static readonly string Project = typeof(Records).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "ProjectDirectory").Value!;

    /// <summary>Whether what comes out now is to be accepted.</summary>
    public static bool AreAccepted { get; } = Environment.GetEnvironmentVariable("OPTIMGEN_ACCEPT_SNAPSHOTS") == "1";

    /// <summary>The accepted text of a file, given by its path from the project's directory.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Project, path));

    /// <summary>Accepts a text.</summary>
    public static void Accept(string path, string text)
    {
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "Records are accepted by people, not by continuous integration.");
        File.WriteAllText(Path.Combine(Project, path), text);
    }

    /// <summary>Requires that a text is the accepted one.</summary>
    public static void Verify(string path, string text)
    {
        if (AreAccepted)
        {
            Accept(path, text);
        }

        Assert.True(Read(path) == text, $"{path} is not what comes out now. If that is right, run with OPTIMGEN_ACCEPT_SNAPSHOTS=1.");
    }
}
