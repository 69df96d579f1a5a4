using System;
using System.Collections.Generic;
using System.Linq;

namespace OptimGen.Runtime.Tests.Sets;

public sealed class StepPiecesTests
{
    [Fact]
    public void AllElements_AreInOneRange_ThatIsMadeOfUnits()
    {
        Random random = new(5);
        AssertCut();
        AssertCut(0);
        AssertCut(1);
        AssertCut(0, 0, 7, 0);
        AssertCut(8 * 1024);
        AssertCut((8 * 1024) + 1);
        AssertCut(1023, 1025, 1, 8191, 8192, 8193);
        AssertCut(1 << 20);
        AssertCut((1 << 20) + 1, 3, 1 << 19);
        AssertCut([.. Enumerable.Range(0, 1000).Select(_ => (nint)random.Next(65))]);
        AssertCut([.. Enumerable.Range(0, 200).Select(_ => (nint)random.Next(40_000))]);
        AssertCut((nint)3 << 30, 17, (nint)1 << 40);
    }

    private static void AssertCut(params nint[] lengths)
    {
        foreach (int unit in new[] { 0, 1, 7, 1000, 1024, 1025, 4 * 9001, 1 << 20 })
        {
            AssertCut(lengths, unit);
        }
    }

    private static void AssertCut(nint[] lengths, nint unit)
    {
        StepPieces pieces = StepPieces.Cut([.. lengths.Select(length => (length, unit))]);
        List<StepRange> ranges = [];
        for (int piece = 0; piece < pieces.Count; piece++)
        {
            Assert.False(pieces[piece].IsEmpty);
            ranges.AddRange(pieces[piece]);
        }

        Assert.All(ranges, range => Assert.True(range.Length > 0 && range.Start % Math.Max(unit, 1) == 0));
        Assert.All(ranges, static range => Assert.True(range.Start == 0 || range.Start >= 1024));
        nint[] covered = new nint[lengths.Length];
        foreach (StepRange range in ranges)
        {
            Assert.Equal(covered[range.Tensor], range.Start);
            covered[range.Tensor] += range.Length;
        }

        Assert.Equal(lengths, covered);
        Assert.True(ranges.Select(static range => range.Tensor).SequenceEqual(ranges.Select(static range => range.Tensor).Order()));
    }

    [Fact]
    public void PiecesAreOfOneSize_ButTheLast()
    {
        Random random = new(6);
        nint[] lengths = [.. Enumerable.Range(0, 500).Select(_ => (nint)random.Next(1, 20_000))];
        StepPieces pieces = StepPieces.Cut([.. lengths.Select(static length => (length, (nint)1))]);
        long[] sizes = [.. Enumerable.Range(0, pieces.Count).Select(piece => Sum(pieces[piece]))];
        Assert.Equal(lengths.Sum(static length => (long)length), sizes.Sum());
        Assert.All(sizes, static size => Assert.True(size <= 32 * 1024));

        // A piece is closed when not even a block has room.
        Assert.All(sizes.SkipLast(1), static size => Assert.True(size > 31 * 1024));
    }

    [Fact]
    public void HugeTensors_AreCutInAFewThousandPieces() =>
        Assert.InRange(StepPieces.Cut([((nint)1 << 40, 1024)]).Count, 2000, 4096);

    private static long Sum(ReadOnlySpan<StepRange> ranges)
    {
        long sum = 0;
        foreach (StepRange range in ranges)
        {
            sum += range.Length;
        }

        return sum;
    }
}
