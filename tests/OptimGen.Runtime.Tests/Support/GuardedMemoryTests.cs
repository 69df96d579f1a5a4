using System;
using System.Globalization;
using System.IO;
using OptimGen.Tests.Shared;

namespace OptimGen.Runtime.Tests.Support;

public sealed class GuardedMemoryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(1025)]
    public void DataIsFlushAgainstAForbiddenPage(int length)
    {
        using GuardedMemory<float> atEnd = new(length, GuardedSide.End);
        nint after = atEnd.Address + (length * sizeof(float));
        Assert.Equal("---p", Protection(after));
        Assert.Equal("rw-p", Protection(after - 1));

        using GuardedMemory<float> atStart = new(length, GuardedSide.Start);
        Assert.Equal("---p", Protection(atStart.Address - 1));
        Assert.Equal("rw-p", Protection(atStart.Address));
    }

    // A line is "7f12a000-7f12b000 rw-p …".
    private static string Protection(nint address)
    {
        foreach (string line in File.ReadLines("/proc/self/maps"))
        {
            string[] fields = line.Split(' ', 3);
            string[] ends = fields[0].Split('-');
            if (address >= Parse(ends[0]) && address < Parse(ends[1]))
            {
                return fields[1];
            }
        }

        return "none";
    }

    private static nint Parse(string hex) =>
        ulong.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong address) && address <= long.MaxValue
            ? (nint)address
            : nint.MaxValue;
}
