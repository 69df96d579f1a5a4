using System;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace OptimGen;

/// <summary>
/// One run of saving or loading: its only buffer, its progress, its cancellation, and whether it waits or awaits. Synchronous runs complete
/// every task before they return it, so one text serves both.
/// </summary>
internal sealed class Transfer(bool isAsync, IProgress<CheckpointProgress>? progress, CancellationToken cancellation)
{
    /// <summary>The size of the buffer; a multiple of every element's size.</summary>
    public const int BufferBytes = 1 << 20;

    private byte[]? _buffer;
    private long _done;
    private ExceptionDispatchInfo? _deferred;

    public bool IsAsync => isAsync;

    /// <summary>The bytes that the run will move.</summary>
    public long Total { get; set; }

    /// <summary>Whether to stop where asked to. Off once something live has been touched.</summary>
    public bool IsCancellable { get; set; } = true;

    public Memory<byte> Buffer => _buffer ??= new byte[BufferBytes];

    public ValueTask ReadAsync(Stream stream, Memory<byte> destination)
    {
        ThrowIfCancelled();
        if (isAsync)
        {
            return stream.ReadExactlyAsync(destination, IsCancellable ? cancellation : CancellationToken.None);
        }

        stream.ReadExactly(destination.Span);
        return ValueTask.CompletedTask;
    }

    public ValueTask WriteAsync(Stream stream, ReadOnlyMemory<byte> source)
    {
        ThrowIfCancelled();
        if (isAsync)
        {
            return stream.WriteAsync(source, cancellation);
        }

        stream.Write(source.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Counts bytes that were moved.</summary>
    public void Report(int bytes, string entry)
    {
        _done += bytes;
        try
        {
            progress?.Report(new CheckpointProgress(_done, Total, entry));
        }
        catch (Exception exception) when (!IsCancellable)
        {
            _deferred ??= ExceptionDispatchInfo.Capture(exception);
        }
    }

    /// <summary>Throws what a listener to the progress threw when it was too late to stop.</summary>
    public void ThrowDeferred() => _deferred?.Throw();

    public void ThrowIfCancelled()
    {
        if (IsCancellable)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
