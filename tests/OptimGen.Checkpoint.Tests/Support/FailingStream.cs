using System.IO;

namespace OptimGen.Checkpoints.Tests.Support;

/// <summary>A file on a device that fails after a number of bytes.</summary>
internal sealed class FailingStream(byte[] file, long goodBytes) : MemoryStream(file, writable: false)
{
    private long _left = goodBytes;

    public override int Read(System.Span<byte> buffer)
    {
        _left -= buffer.Length;
        return _left >= 0 ? base.Read(buffer) : throw new IOException("the disk is gone");
    }
}
