using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace OptimGen;

/// <summary>How a step of a rule runs: its passes, and what it keeps beside the states between them.</summary>
public sealed class StepPlan
{
    /// <summary>Describes a step.</summary>
    /// <param name="passes">The passes, at least one.</param>
    /// <param name="reductions">The reductions, in the order of their numbers.</param>
    /// <param name="unit">What ranges must be made of.</param>
    /// <param name="isPerTensor">Whether tensors differ in what their elements share.</param>
    /// <param name="usesBlocks">Whether rows are blocks of the length that the tensor's state was created with.</param>
    /// <param name="rowValues">How many values per row are kept between passes.</param>
    /// <param name="columnValues">How many values per column are kept between passes.</param>
    /// <param name="scratchArrays">How many values per element are kept between passes.</param>
    /// <exception cref="ArgumentException">There is no pass, or a count is negative.</exception>
    public StepPlan(
        PassInfo[] passes,
        ReductionInfo[] reductions,
        RangeUnit unit = RangeUnit.Element,
        bool isPerTensor = false,
        bool usesBlocks = false,
        int rowValues = 0,
        int columnValues = 0,
        int scratchArrays = 0)
    {
        ArgumentNullException.ThrowIfNull(passes);
        ArgumentNullException.ThrowIfNull(reductions);
        ArgumentOutOfRangeException.ThrowIfZero(passes.Length);
        ArgumentOutOfRangeException.ThrowIfNegative(rowValues);
        ArgumentOutOfRangeException.ThrowIfNegative(columnValues);
        ArgumentOutOfRangeException.ThrowIfNegative(scratchArrays);
        Passes = new ReadOnlyCollection<PassInfo>([.. passes]);
        LastLoop = Array.FindLastIndex(passes, static pass => pass.HasElements);
        Reductions = new ReadOnlyCollection<ReductionInfo>([.. reductions]);
        Unit = unit;
        IsPerTensor = isPerTensor;
        UsesBlocks = usesBlocks;
        RowValues = rowValues;
        ColumnValues = columnValues;
        ScratchArrays = scratchArrays;
    }

    /// <summary>The passes over the elements, in order. After each, reductions are known that later ones use.</summary>
    public IReadOnlyList<PassInfo> Passes { get; }

    /// <summary>The last pass that touches elements; −1 where none does.</summary>
    internal int LastLoop { get; }

    /// <summary>The reductions.</summary>
    public IReadOnlyList<ReductionInfo> Reductions { get; }

    /// <summary>What ranges of a tensor must be made of.</summary>
    public RangeUnit Unit { get; }

    /// <summary>Whether tensors differ in what their elements share, by uniform states, reductions or shape.</summary>
    public bool IsPerTensor { get; }

    /// <summary>Whether rows are blocks of the length that the tensor's state was created with.</summary>
    public bool UsesBlocks { get; }

    /// <summary>How many doubles per row are kept between passes.</summary>
    public int RowValues { get; }

    /// <summary>How many values per column are kept between passes.</summary>
    public int ColumnValues { get; }

    /// <summary>How many arrays of the tensor's length are kept between passes, beside the states.</summary>
    public int ScratchArrays { get; }

    /// <summary>Whether a step by the other plan finds between its passes what it keeps.</summary>
    internal bool KeepsAs(StepPlan other) =>
        Unit == other.Unit
        && UsesBlocks == other.UsesBlocks
        && RowValues == other.RowValues
        && ColumnValues == other.ColumnValues
        && ScratchArrays == other.ScratchArrays
        && Passes.Count == other.Passes.Count
        && Reductions.SequenceEqual(other.Reductions);
}
