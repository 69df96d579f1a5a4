namespace OptimGen;

/// <summary>What ranges of a tensor that are stepped apart must be made of, so that the result has the same bits as in one piece.</summary>
public enum RangeUnit
{
    /// <summary>Any number of elements.</summary>
    Element,

    /// <summary>Whole blocks of <see cref="Lanes.SumBlock"/> elements, counted from the tensor's first.</summary>
    SumBlock,

    /// <summary>Whole rows, or blocks of the rule.</summary>
    Row,

    /// <summary>Whole groups of <see cref="Lanes.RowGroup"/> rows.</summary>
    RowGroup,
}
