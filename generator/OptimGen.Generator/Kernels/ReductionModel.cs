using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>A reduction of a rule. Its place in the list is its number, which nodes and outputs carry.</summary>
/// <param name="Op">Which reduction.</param>
/// <param name="Source">What there is one value for: elements, or rows or columns.</param>
/// <param name="Pass">The pass that collects the values; the result is known from the next one on.</param>
/// <param name="Formula">What is reduced, as documentation writes it.</param>
internal sealed record ReductionModel(Op Op, Domain Source, int Pass, string Formula)
{
    public ReductionScope Scope => OpTable.Of(Op).Scope!.Value;

    public bool IsLargest => OpTable.Of(Op).IsLargest;

    /// <summary>What its result is, as a leaf.</summary>
    /// <param name="op">Which reduction.</param>
    /// <param name="number">Its number.</param>
    public static Node ResultOf(Op op, int number) => new(
        OpTable.Of(op).Scope switch
        {
            ReductionScope.Row => Op.RowTotal,
            ReductionScope.Column => Op.ColumnTotal,
            _ => Op.Total,
        },
        number);
}
