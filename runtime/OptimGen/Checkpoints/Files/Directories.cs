using System;
using System.Runtime.InteropServices;

namespace OptimGen;

/// <summary>What .NET does not offer for directories.</summary>
internal static partial class Directories
{
    /// <summary>
    /// Has the names in a directory written to the disk, so that a rename survives a loss of power. Where a system has no such thing, or
    /// refuses it, its file system's own order of writing must do.
    /// </summary>
    public static void Flush(string path)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS() && !OperatingSystem.IsFreeBSD())
        {
            return;
        }

        int descriptor = Open(path, flags: 0);
        if (descriptor >= 0)
        {
            _ = Synchronize(descriptor);
            _ = Close(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
