using System;
using System.Collections.Generic;

namespace OptimGen;

/// <summary>How tensors are cut into pieces that threads claim: large tensors into ranges, small ones together.</summary>
/// <remarks>
/// Kernels give the same bits however a tensor is cut, as long as ranges begin at a multiple of <see cref="Block"/>. So the cut may depend on the
/// machine.
/// </remarks>
internal sealed class StepPieces
{
    /// <summary>Ranges begin at multiples of this many elements: sums are made of blocks counted from the tensor's first element.</summary>
    public const int Block = 1024;

    // A claim costs well below a microsecond. A piece of this length takes some ten: what is waited for in the end is short, and every array
    // of it is long enough for the memory's prefetching. Small sets are cut finer, so that all cores have their share.
    private const nint ShortestPiece = 8 * Block;
    private const nint LongestPiece = 32 * Block;
    private const int PiecesPerCore = 4;

    // At the end of a round, who looks for more work looks at all pieces.
    private const int MostPieces = 4096;

    private readonly StepRange[] _ranges;
    private readonly int[] _firstRanges;

    private StepPieces(StepRange[] ranges, int[] firstRanges)
    {
        _ranges = ranges;
        _firstRanges = firstRanges;
    }

    public int Count => _firstRanges.Length - 1;

    /// <summary>The ranges of a piece, in the order of the tensors.</summary>
    public ReadOnlySpan<StepRange> this[int piece] => _ranges.AsSpan(_firstRanges[piece].._firstRanges[piece + 1]);

    /// <summary>Cuts tensors.</summary>
    /// <param name="lengths">Their lengths. Empty ones are in no piece.</param>
    public static StepPieces Cut(ReadOnlySpan<nint> lengths)
    {
        Int128 total = 0;
        foreach (nint length in lengths)
        {
            total += length;
        }

        nint longest = PieceLength(total);
        List<StepRange> ranges = [];
        List<int> firstRanges = [0];
        nint inPiece = 0;
        for (int tensor = 0; tensor < lengths.Length; tensor++)
        {
            for (nint start = 0; start < lengths[tensor];)
            {
                // Whole blocks, or the tensor's end; a piece that has room for no block is closed.
                nint room = (longest - inPiece) / Block * Block;
                nint length = Math.Min(lengths[tensor] - start, longest - inPiece);
                if (start + length < lengths[tensor])
                {
                    length = room;
                }

                if (length > 0)
                {
                    ranges.Add(new StepRange(tensor, start, length));
                    start += length;
                    inPiece += length;
                }

                if (length == 0 || inPiece == longest)
                {
                    firstRanges.Add(ranges.Count);
                    inPiece = 0;
                }
            }
        }

        if (inPiece > 0)
        {
            firstRanges.Add(ranges.Count);
        }

        return new StepPieces([.. ranges], [.. firstRanges]);
    }

    private static nint PieceLength(Int128 total)
    {
        Int128 share = total / (PiecesPerCore * (Int128)Environment.ProcessorCount);
        Int128 length = Int128.Max(Int128.Clamp(share, ShortestPiece, LongestPiece), total / MostPieces);
        return (nint)((length + Block - 1) / Block * Block);
    }
}
