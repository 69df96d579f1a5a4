using System;
using System.IO;
using System.Threading.Tasks;

namespace OptimGen;

/// <summary>Writes tensors as a safetensors file.</summary>
internal static class TensorWriter
{
    /// <summary>Writes a whole file. The header is written last, because checksums are computed while the tensors go by.</summary>
    public static async ValueTask WriteAsync(Stream stream, TensorLayout layout, Transfer transfer)
    {
        string[] checksums = new string[layout.Tensors.Count];
        transfer.Total = layout.DataBytes;
        stream.Position = layout.HeaderBytes;
        for (int i = 0; i < checksums.Length; i++)
        {
            checksums[i] = await WriteAsync(stream, layout.Tensors[i], transfer).ConfigureAwait(false);
        }

        stream.Position = 0;
        await transfer.WriteAsync(stream, layout.Header(checksums)).ConfigureAwait(false);
    }

    private static async ValueTask<string> WriteAsync(Stream stream, Tensor tensor, Transfer transfer)
    {
        Crc32C checksum = default;
        for (long start = 0; start < tensor.Memory.Bytes; start += Transfer.BufferBytes)
        {
            Memory<byte> part = transfer.Buffer[..(int)Math.Min(Transfer.BufferBytes, tensor.Memory.Bytes - start)];
            tensor.Memory.Read(start, part.Span);
            ByteOrder.Convert(part.Span, tensor.Type.Size);
            checksum.Append(part.Span);
            await transfer.WriteAsync(stream, part).ConfigureAwait(false);
            transfer.Report(part.Length, tensor.Name);
        }

        return checksum.Text;
    }
}
