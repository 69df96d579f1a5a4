using System;
using System.IO;

namespace OptimGen;

/// <summary>
/// A file in the making that takes the place of another one at once: written beside it, flushed to the disk, renamed. Until then, and
/// where it fails, the other one stays as it is.
/// </summary>
internal sealed class ReplacementFile : IDisposable
{
    private const int Attempts = 3;
    private readonly string _path;
    private readonly string _temporaryPath;
    private bool _isDone;

    private ReplacementFile(string path, string temporaryPath, FileStream stream)
    {
        _path = path;
        _temporaryPath = temporaryPath;
        Stream = stream;
    }

    /// <summary>What to write to.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file to replace or to create. Where it is a link, what it leads to is replaced.</param>
    /// <param name="bytes">The size that it will have: a full disk says so before anything is written.</param>
    /// <param name="isAsync">Whether it will be written asynchronously.</param>
    /// <exception cref="IOException">The folder does not exist, cannot be written to, or is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static ReplacementFile Create(string path, long bytes, bool isAsync)
    {
        FileInfo named = new(Path.GetFullPath(path));
        string target = (named.LinkTarget is null ? named : named.ResolveLinkTarget(returnFinalTarget: true)!).FullName;
        if (Directory.Exists(target))
        {
            throw new IOException("There is a folder of that name.");
        }

        TemporaryFiles.RemoveLeftovers(target);
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = TemporaryFiles.Share,
            BufferSize = 0,
            PreallocationSize = bytes,
            Options = isAsync ? FileOptions.Asynchronous : FileOptions.None,
        };
        for (int attempt = 1; ; attempt++)
        {
            // Between creation and lock somebody may take the file for a leftover. Then it cannot be locked, or is gone.
            string temporary = TemporaryFiles.NewName(target);
            try
            {
                FileStream stream = new(temporary, options);
                if (File.Exists(temporary))
                {
                    return new ReplacementFile(target, temporary, stream);
                }

                stream.Dispose();
            }
            catch (IOException) when (attempt < Attempts)
            {
            }
        }
    }

    /// <summary>Puts the file in its place. It is on the disk before it is there, and its name is on the disk before this returns.</summary>
    public void Commit()
    {
        Stream.Flush(flushToDisk: true);

        // Renamed while it is open, and so locked: whoever cleans up beside it leaves it alone.
        File.Move(_temporaryPath, _path, overwrite: true);
        _isDone = true;
        Directories.Flush(Path.GetDirectoryName(_path)!);
    }

    /// <summary>Closes the file, and removes it where it was not put in its place.</summary>
    public void Dispose()
    {
        if (_isDone)
        {
            Stream.Dispose();
            return;
        }

        try
        {
            Stream.Dispose();
            File.Delete(_temporaryPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What could not be removed is a leftover for the next one; the error that led here is worth more than this one.
        }
    }
}
