using System;
using System.Collections.Generic;

namespace OptimGen;

/// <summary>How tensors are cut into pieces that threads claim: large tensors into ranges, small ones together.</summary>
/// <remarks>
/// Kernels give the same bits however a tensor is cut, as long as ranges are made of <see cref="OptimizerState.RangeUnit"/>. So the cut may
/// depend on the machine.
/// </remarks>
internal sealed class StepPieces
{
    /// <summary>Ranges begin at multiples of this many elements, or of whole units at least as long.</summary>
    public const int Block = Lanes.SumBlock;

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
    /// <param name="states">Their states. Empty tensors are in no piece.</param>
    public static StepPieces Cut(ReadOnlySpan<OptimizerState> states)
    {
        (nint Length, nint Unit)[] tensors = new (nint, nint)[states.Length];
        for (int i = 0; i < tensors.Length; i++)
        {
            tensors[i] = (states[i].Length, states[i].RangeUnit);
        }

        return Cut(tensors);
    }

    /// <summary>Cuts tensors of these lengths into ranges made of these units.</summary>
    public static StepPieces Cut(ReadOnlySpan<(nint Length, nint Unit)> tensors)
    {
        Int128 total = 0;
        foreach ((nint length, _) in tensors)
        {
            total += length;
        }

        nint longest = PieceLength(total);
        List<StepRange> ranges = [];
        List<int> firstRanges = [0];
        nint inPiece = 0;
        for (int tensor = 0; tensor < tensors.Length; tensor++)
        {
            nint length = tensors[tensor].Length;
            nint unit = UnitOf(tensors[tensor].Unit);
            for (nint start = 0; start < length;)
            {
                nint rest = length - start;
                nint room = longest - inPiece;
                nint taken = rest <= room ? rest : room / unit * unit;
                if (taken == 0 && inPiece == 0)
                {
                    // Not even one unit is as short as a piece should be.
                    taken = Math.Min(unit, rest);
                }

                if (taken > 0)
                {
                    ranges.Add(new StepRange(tensor, start, taken));
                    start += taken;
                    inPiece += taken;
                }

                if (taken == 0 || inPiece >= longest)
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

    // Short rows are taken by the block, or ranges would begin in the middle of vectors and lines.
    private static nint UnitOf(nint unit) => unit <= 1 ? Block : unit * ((Block + unit - 1) / unit);

    private static nint PieceLength(Int128 total)
    {
        Int128 share = total / (PiecesPerCore * (Int128)Environment.ProcessorCount);
        Int128 length = Int128.Max(Int128.Clamp(share, ShortestPiece, LongestPiece), total / MostPieces);
        return (nint)((length + Block - 1) / Block * Block);
    }
}
