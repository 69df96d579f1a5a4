using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace OptimGen;

/// <summary>The sizes of a tensor, and how rules divide it: into rows and columns, or into blocks.</summary>
internal sealed class TensorShape
{
    private TensorShape(nint[] sizes, nint length, nint rows, nint columns, nint blockLength)
    {
        Sizes = new ReadOnlyCollection<nint>(sizes);
        Length = length;
        Rows = rows;
        Columns = columns;
        BlockLength = blockLength;
    }

    /// <summary>The sizes of the dimensions, outermost first.</summary>
    public IReadOnlyList<nint> Sizes { get; }

    public nint Length { get; }

    public nint Rows { get; }

    public nint Columns { get; }

    public nint BlockLength { get; }

    public nint Blocks => BlockLength == 0 ? 0 : Length / BlockLength;

    public static TensorShape OfVector(nint length) => new([length], length, 1, length, length);

    /// <summary>A tensor of these sizes.</summary>
    /// <param name="shape">The sizes, outermost first.</param>
    /// <param name="blockLength">The number of elements of a block; 0 for a row's.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, their product cannot be addressed, or the block length does not divide it.</exception>
    public static TensorShape Of(ReadOnlySpan<nint> shape, nint blockLength)
    {
        Int128 length = 1;
        foreach (nint size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));
            length *= size;
            if (length > nint.MaxValue)
            {
                throw new ArgumentOutOfRangeException(nameof(shape), string.Join(" × ", shape.ToArray()), "The tensor has more elements than can be addressed.");
            }
        }

        nint rows = shape.Length > 1 ? shape[0] : 1;
        nint columns = rows == 0 ? 0 : (nint)length / rows;
        ArgumentOutOfRangeException.ThrowIfNegative(blockLength);
        if (blockLength > 0 && (nint)length % blockLength != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(blockLength), blockLength, $"Blocks of this length do not divide {length} elements.");
        }

        return new TensorShape(shape.ToArray(), (nint)length, rows, columns, blockLength == 0 ? columns : blockLength);
    }

    /// <summary>How many values a state of this shape has.</summary>
    public nint CountOf(StateShape shape) => shape switch
    {
        StateShape.Uniform => 1,
        StateShape.Row => Rows,
        StateShape.Column => Columns,
        StateShape.Block => Blocks,
        _ => Length,
    };
}
