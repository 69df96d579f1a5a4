using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace OptimGen;

/// <summary>
/// The checksum CRC-32C (Castagnoli), for which processors have an instruction: it notices every error within 32 adjacent bits.
/// </summary>
internal struct Crc32C
{
    /// <summary>The checksum of the bytes so far.</summary>
    public uint Value { get; private set; }

    /// <summary>The checksum as eight hexadecimal digits.</summary>
    public readonly string Text => Value.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>Takes more bytes in; any split of the bytes gives the same checksum.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        // The register is the complement of the checksum, so that a fresh checksum is zero.
        uint register = ~Value;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            register = BitOperations.Crc32C(register, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte value in bytes)
        {
            register = BitOperations.Crc32C(register, value);
        }

        Value = ~register;
    }
}
