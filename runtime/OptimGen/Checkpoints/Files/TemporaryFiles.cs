using System;
using System.Buffers;
using System.IO;
using System.Security.Cryptography;

namespace OptimGen;

/// <summary>
/// The names of files in the making, <c>model.safetensors.0123456789abcdef.partial</c>, and what becomes of those whose process died.
/// </summary>
/// <remarks>
/// A file in the making is locked by its process. A lock dies with its process, so a file of such a name that can be had alone belongs to
/// nobody. Where a file system has no locks, two processes that save the same file at once may disturb each other: one of them then fails,
/// and the file that was there remains.
/// </remarks>
internal static class TemporaryFiles
{
    private const string Suffix = ".partial";
    private const int Digits = 16;
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>
    /// How a file in the making is opened. Readers are let in, as it is still open when it is in its place; whoever wants it alone is not.
    /// </summary>
    public const FileShare Share = FileShare.Read | FileShare.Delete;

    /// <summary>A name beside a file that no other file has.</summary>
    public static string NewName(string target) => $"{target}.{RandomNumberGenerator.GetHexString(Digits, lowercase: true)}{Suffix}";

    /// <summary>Whether a file is one in the making for another one.</summary>
    public static bool IsFor(ReadOnlySpan<char> name, ReadOnlySpan<char> targetName) =>
        name.Length == targetName.Length + 1 + Digits + Suffix.Length
        && name.StartsWith(targetName, StringComparison.Ordinal)
        && name[targetName.Length] == '.'
        && name.EndsWith(Suffix, StringComparison.Ordinal)
        && !name.Slice(targetName.Length + 1, Digits).ContainsAnyExcept(Hexadecimal);

    /// <summary>Removes the files that processes left which died while they wrote this one.</summary>
    public static void RemoveLeftovers(string target)
    {
        string targetName = Path.GetFileName(target);
        foreach (string candidate in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, "*" + Suffix))
        {
            if (IsFor(Path.GetFileName(candidate), targetName))
            {
                Remove(candidate);
            }
        }
    }

    private static void Remove(string leftover)
    {
        try
        {
            // Deleted while it is locked, and locked only where nobody writes it.
            using FileStream mine = new(leftover, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // In use, or gone already, or not ours to remove: it harms nobody.
        }
    }
}
