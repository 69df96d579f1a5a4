using System.Linq;
using OptimGen.Generator.Rules;

namespace OptimGen.Generator.Kernels;

/// <summary>A lowered rule: what elements share, and the loops. Emission only writes it down.</summary>
/// <param name="Rule">The rule as declared.</param>
/// <param name="Buffers">What the loops call its arrays.</param>
/// <param name="Shared">What elements share.</param>
/// <param name="Reductions">The reductions, by number.</param>
/// <param name="ScratchArrays">How many values per element are kept between passes.</param>
/// <param name="Variants">The loops, one variant for each combination of the conditions.</param>
internal sealed record KernelModel(
    RuleModel Rule,
    BufferNames Buffers,
    SharedModel Shared,
    EquatableArray<ReductionModel> Reductions,
    int ScratchArrays,
    EquatableArray<KernelVariant> Variants)
{
    /// <summary>Which phase of a step it is, from 0.</summary>
    public int Phase { get; init; }

    /// <summary>Whether it is a view's: parameters are then made something else, and no state belongs to the result.</summary>
    public bool IsView { get; init; }

    /// <summary>How many passes a step takes: each computes what elements share, then runs its loop if it has one.</summary>
    public int PassCount => 1 + System.Math.Max(
        Shared.Passes.DefaultIfEmpty(0).Max(),
        Variants.SelectMany(variant => variant.Passes).Select(loop => loop.Pass).DefaultIfEmpty(0).Max());

    /// <summary>Whether loops go row by row: something is one value per row, column or block.</summary>
    public bool IsByRow =>
        Rule.Graph.Nodes.Any(node => node.Op is Op.RowState or Op.ColumnState || OpTable.Of(node.Op).Scope is ReductionScope.Row or ReductionScope.Column);

    /// <summary>Whether tensors differ in what their elements share.</summary>
    public bool IsPerTensor =>
        Reductions.Count > 0 || IsByRow || Rule.Graph.Nodes.Any(node => node.Op is Op.Shape or Op.UniformState);
}
