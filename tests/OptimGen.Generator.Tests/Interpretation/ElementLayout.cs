using System;
using System.Collections.Generic;
using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Tests.Interpretation;

/// <summary>How a tensor's elements lie in rows and columns, or in blocks.</summary>
internal sealed class ElementLayout
{
    private readonly bool _usesBlocks;
    private readonly int _columns;

    /// <param name="sizes">The sizes of its dimensions; none for a single number.</param>
    /// <param name="blockLength">The number of elements of a block; 0 for a row's.</param>
    /// <param name="usesBlocks">Whether what a rule has for each row is for each block.</param>
    public ElementLayout(IReadOnlyList<nint> sizes, int blockLength = 0, bool usesBlocks = false)
    {
        Sizes = [.. sizes];
        Count = (int)sizes.Aggregate((nint)1, (product, size) => product * size);
        Rows = sizes.Count > 1 ? (int)sizes[0] : 1;
        _columns = Rows == 0 ? 0 : Count / Rows;
        BlockLength = blockLength == 0 ? _columns : blockLength;
        _usesBlocks = usesBlocks;
    }

    public nint[] Sizes { get; }

    /// <summary>How many elements there are.</summary>
    public int Count { get; }

    public int Rows { get; }

    public int BlockLength { get; }

    /// <summary>The number of elements next to each other that a value per row is for.</summary>
    public int RowLength => _usesBlocks ? BlockLength : _columns;

    /// <summary>What a state is the same for.</summary>
    public static Domain DomainOf(Rules.StateShape shape) => DomainTable.Of(new Node(RuleModel.LeafOf(shape)), _ => Domain.Uniform);

    /// <summary>How many values there are of one that is the same for a domain's elements.</summary>
    public int CountOf(Domain domain) => domain switch
    {
        Domain.Uniform => 1,
        Domain.Row => RowLength == 0 ? 0 : Count / RowLength,
        Domain.Column => RowLength,
        _ => Count,
    };

    /// <summary>Which of them is an element's.</summary>
    public int PlaceOf(Domain domain, int element) => domain switch
    {
        Domain.Uniform => 0,
        Domain.Row => element / RowLength,
        Domain.Column => element % RowLength,
        _ => element,
    };

    /// <summary>The first element that has the value in a place.</summary>
    public int FirstOf(Domain domain, int place) => domain == Domain.Row ? place * RowLength : place;

    /// <summary>One of its sizes.</summary>
    public double Size(ShapeValue value) => value switch
    {
        ShapeValue.Rank => Sizes.Length,
        ShapeValue.Rows => Rows,
        ShapeValue.Columns => _columns,
        ShapeValue.Length => Count,
        ShapeValue.BlockLength => BlockLength,
        ShapeValue.Blocks => BlockLength == 0 ? 0 : Count / BlockLength,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No size of one tensor."),
    };

    public override string ToString() =>
        string.Join(" × ", Sizes) + (_usesBlocks ? $" in blocks of {BlockLength}" : "");
}
