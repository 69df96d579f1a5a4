using System;
using System.Diagnostics;

namespace OptimGen.Checkpoints.Tests.Support;

/// <summary>A small file system in memory, which needs Linux and the right to mount it.</summary>
internal sealed class TemporaryFileSystem : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Mounts one; where that is not possible, the test says so and is skipped.</summary>
    public static TemporaryFileSystem MountOrSkip(string options)
    {
        TemporaryFileSystem result = new();
        if (!OperatingSystem.IsLinux() || !Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", result._folder.Path))
        {
            result._folder.Dispose();
            Assert.Skip("A file system of a given size cannot be mounted here: it takes Linux and the right to mount.");
        }

        return result;
    }

    public string[] Names => _folder.Names;

    public string File(string name = "model.safetensors") => _folder.File(name);

    public void MakeReadOnly() => Assert.True(Run("mount", "-o", "remount,ro", _folder.Path));

    public void Dispose()
    {
        Run("umount", _folder.Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
