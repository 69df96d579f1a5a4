using System;

namespace OptimGen;

/// <summary>Files are little-endian, whatever the processor is.</summary>
internal static class ByteOrder
{
    /// <summary>Turns numbers from the processor's order to the files', or back: on most processors there is nothing to do.</summary>
    public static void Convert(Span<byte> bytes, int size)
    {
        if (!BitConverter.IsLittleEndian)
        {
            Reverse(bytes, size);
        }
    }

    /// <summary>Reverses the bytes of every number.</summary>
    public static void Reverse(Span<byte> bytes, int size)
    {
        for (; !bytes.IsEmpty; bytes = bytes[size..])
        {
            bytes[..size].Reverse();
        }
    }
}
