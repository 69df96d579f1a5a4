using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace OptimGen;

/// <summary>Reads tensors of a safetensors file whose header has been checked.</summary>
internal sealed class TensorReader(Stream stream, string path, TensorHeader header, Transfer transfer)
{
    /// <summary>Reads every byte of every tensor and compares the checksums. Nothing is kept.</summary>
    /// <exception cref="CheckpointException">A checksum differs, or the file ends early.</exception>
    public async ValueTask CheckAsync()
    {
        foreach (TensorEntry entry in header.Tensors)
        {
            await ReadAsync(entry, memory: null).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the tensors into memory, in the order of the file, and compares the checksums again.</summary>
    /// <param name="memories">Where to, by name; entries that have no place are passed over.</param>
    /// <exception cref="CheckpointException">A checksum differs, or the file ends early.</exception>
    public async ValueTask ReadAsync(IReadOnlyDictionary<string, ITensorMemory> memories)
    {
        foreach (TensorEntry entry in header.Tensors)
        {
            if (memories.TryGetValue(entry.Name, out ITensorMemory? memory))
            {
                await ReadAsync(entry, memory).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask ReadAsync(TensorEntry entry, ITensorMemory? memory)
    {
        stream.Position = header.DataStart + entry.Begin;
        Crc32C checksum = default;
        for (long start = 0; start < entry.Bytes; start += Transfer.BufferBytes)
        {
            Memory<byte> part = transfer.Buffer[..(int)Math.Min(Transfer.BufferBytes, entry.Bytes - start)];
            await transfer.ReadAsync(stream, part).ConfigureAwait(false);
            checksum.Append(part.Span);
            if (memory is not null)
            {
                ByteOrder.Convert(part.Span, entry.Type.Size);
                memory.Write(start, part.Span);
            }

            transfer.Report(part.Length, entry.Name);
        }

        // Files of others carry no checksums; whether ours must have them is for the caller to say.
        if (header.Metadata.TryGetValue(TensorHeader.TensorChecksumPrefix + entry.Name, out string? recorded)
            && !string.Equals(checksum.Text, recorded, StringComparison.Ordinal))
        {
            throw new CheckpointException(
                path, entry.Name, $"Its checksum is {checksum.Text} and was {recorded} when it was written: the file is damaged.");
        }
    }
}
