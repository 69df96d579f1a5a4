using System.ComponentModel;
using System.Runtime.InteropServices;

namespace OptimGen.Tests.Shared;

/// <summary>Pages from the operating system, and the wish that nobody touches some of them.</summary>
internal static partial class GuardedPages
{
    private const int None = 0;
    private const int ReadWrite = 1 | 2;
    private const int PrivateAnonymous = 0x02 | 0x20;

    public static nint Map(nuint bytes)
    {
        nint block = MapPages(0, bytes, ReadWrite, PrivateAnonymous, -1, 0);
        return block != -1 ? block : throw new Win32Exception();
    }

    public static void Forbid(nint address, nuint bytes)
    {
        if (Protect(address, bytes, None) != 0)
        {
            throw new Win32Exception();
        }
    }

    public static void Unmap(nint address, nuint bytes)
    {
        if (UnmapPages(address, bytes) != 0)
        {
            throw new Win32Exception();
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint MapPages(nint address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int Protect(nint address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int UnmapPages(nint address, nuint length);
}
