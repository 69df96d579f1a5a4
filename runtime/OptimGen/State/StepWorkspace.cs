using System;
using System.Runtime.CompilerServices;

namespace OptimGen;

/// <summary>
/// What a step of a rule with reductions keeps between its passes: parts of sums, values per row and column, scratch. None of it lives from
/// step to step. All memory is there from the start, so that steps allocate nothing.
/// </summary>
internal sealed class StepWorkspace : IDisposable
{
    private readonly ReductionSlot[] _slots;
    private readonly NativeBuffer _doubles;
    private readonly NativeBuffer?[] _columnParts;
    private readonly NativeBuffer?[] _columnValues;
    private readonly NativeBuffer?[] _scratch;
    private readonly bool _isByRow;
    private readonly nint _rows;
    private readonly nint _columns;
    private readonly nint _totals;
    private readonly nint _rowValues;
    private readonly nint _columnDoubles;

    private StepWorkspace(StepPlan plan, TensorShape shape, int elementSize)
    {
        _rows = plan.UsesBlocks ? shape.Blocks : shape.Rows;
        _columns = plan.UsesBlocks ? shape.BlockLength : shape.Columns;
        _isByRow = plan.Unit is RangeUnit.Row or RangeUnit.RowGroup;
        _slots = new ReductionSlot[plan.Reductions.Count];
        nint offset = 0;
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            _slots[slot] = new ReductionSlot(plan.Reductions[slot], offset, PartsOf(plan.Reductions[slot], shape.Length));
            offset = checked(offset + _slots[slot].Count);
        }

        _totals = offset;
        _rowValues = checked(_totals + _slots.Length);
        _columnDoubles = checked(_rowValues + (plan.RowValues * _rows));
        _columnParts = new NativeBuffer?[_slots.Length];
        _columnValues = new NativeBuffer?[plan.ColumnValues];
        _scratch = new NativeBuffer?[plan.ScratchArrays];
        try
        {
            _doubles = new NativeBuffer(checked(_columnDoubles + (plan.ColumnValues * _columns)), sizeof(double));
            for (int slot = 0; slot < _slots.Length; slot++)
            {
                _columnParts[slot] = _slots[slot].Info.Scope == ReductionScope.Column
                    ? new NativeBuffer(checked((_rows + Lanes.RowGroup - 1) / Lanes.RowGroup * _columns), elementSize)
                    : null;
            }

            Allocate(_columnValues, _columns, elementSize);
            Allocate(_scratch, shape.Length, elementSize);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The workspace of a rule for a tensor; null for a rule that needs none.</summary>
    public static StepWorkspace? Create<T>(StepPlan plan, TensorShape shape)
        where T : unmanaged =>
        plan.Reductions.Count + plan.RowValues + plan.ColumnValues + plan.ScratchArrays == 0
            ? null
            : new StepWorkspace(plan, shape, StateType.SizeOf<T>());

    /// <summary>Chooses where the memory lies, once: scratch in phase with the parameters.</summary>
    /// <param name="address">The parameters' address.</param>
    public void Place(nuint address)
    {
        _doubles.PlaceLike(0);
        PlaceAll(_columnParts, 0);
        PlaceAll(_columnValues, 0);
        PlaceAll(_scratch, address);
    }

    /// <summary>The part of a sum over elements that begins at an element: a block's, or a row's.</summary>
    public ref double Part(int slot, nint start) =>
        ref Double(_slots[slot].Offset + (!_isByRow ? start / Lanes.SumBlock : RowOf(start)));

    /// <summary>The part of sums over columns for the group of rows that begins at an element: one value for each column.</summary>
    public ref T ColumnPart<T>(int slot, nint start) =>
        ref Unsafe.Add(ref Unsafe.As<byte, T>(ref _columnParts[slot]!.First), RowOf(start) / Lanes.RowGroup * _columns);

    /// <summary>The first of a reduction's values per row or column: results, or what is reduced.</summary>
    public ref double Values(int slot) => ref Double(_slots[slot].Offset);

    /// <summary>The result of a reduction over the tensor.</summary>
    public ref double Total(int slot) => ref Double(_totals + slot);

    /// <summary>The first of the values that rows keep between passes.</summary>
    public ref double RowValues(int index) => ref Double(_rowValues + (index * _rows));

    /// <summary>The first of the values that columns keep between passes.</summary>
    public ref double ColumnValues(int index) => ref Double(_columnDoubles + (index * _columns));

    /// <summary>The same, narrowed to the elements' type.</summary>
    public ref T NarrowColumnValues<T>(int index) => ref Unsafe.As<byte, T>(ref _columnValues[index]!.First);

    /// <summary>Narrows the values that columns keep to the elements' type.</summary>
    public void Narrow<T>(int index)
        where T : unmanaged
    {
        ref double wide = ref ColumnValues(index);
        ref T narrow = ref NarrowColumnValues<T>(index);
        for (nint column = 0; column < _columns; column++)
        {
            double value = Unsafe.Add(ref wide, column);
            if (typeof(T) == typeof(float))
            {
                Unsafe.As<T, float>(ref Unsafe.Add(ref narrow, column)) = (float)value;
            }
            else
            {
                Unsafe.As<T, double>(ref Unsafe.Add(ref narrow, column)) = value;
            }
        }
    }

    /// <summary>The first of the values that elements keep between passes.</summary>
    public ref T Scratch<T>(int index) => ref Unsafe.As<byte, T>(ref _scratch[index]!.First);

    /// <summary>Makes results of the parts that a pass has left.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="pass">The pass.</param>
    public void Combine<T>(int pass)
        where T : unmanaged
    {
        for (int slot = 0; slot < _slots.Length; slot++)
        {
            ReductionSlot found = _slots[slot];
            ReductionInfo info = found.Info;
            if (info.Pass != pass)
            {
                continue;
            }

            if (info.Scope == ReductionScope.Column)
            {
                nint groups = (_rows + Lanes.RowGroup - 1) / Lanes.RowGroup;
                ref T parts = ref Unsafe.As<byte, T>(ref _columnParts[slot]!.First);
                BlockSums.Columns(ref Double(found.Offset), _columns, ref parts, groups, info.IsLargest);
            }
            else if (info.Scope is ReductionScope.Tensor or ReductionScope.All)
            {
                Total(slot) = info.IsLargest
                    ? BlockSums.Largest(ref Double(found.Offset), found.Count)
                    : BlockSums.Sum(ref Double(found.Offset), found.Count);
            }
        }
    }

    public void Dispose()
    {
        _doubles?.Dispose();
        DisposeAll(_columnParts);
        DisposeAll(_columnValues);
        DisposeAll(_scratch);
    }

    private nint PartsOf(ReductionInfo reduction, nint length) => reduction switch
    {
        { Scope: ReductionScope.Column } or { Source: ReductionSource.Columns } => _columns,
        { Scope: ReductionScope.Row } or { Source: ReductionSource.Rows } => _rows,
        _ when _isByRow => _rows,
        _ => (length + Lanes.SumBlock - 1) / Lanes.SumBlock,
    };

    private ref double Double(nint index) => ref Unsafe.Add(ref Unsafe.As<byte, double>(ref _doubles.First), index);

    private nint RowOf(nint start) => _columns == 0 ? 0 : start / _columns;

    private static void Allocate(NativeBuffer?[] buffers, nint length, int elementSize)
    {
        for (int index = 0; index < buffers.Length; index++)
        {
            buffers[index] = new NativeBuffer(length, elementSize);
        }
    }

    private static void PlaceAll(NativeBuffer?[] buffers, nuint address)
    {
        foreach (NativeBuffer? buffer in buffers)
        {
            buffer?.PlaceLike(address);
        }
    }

    private static void DisposeAll(NativeBuffer?[]? buffers)
    {
        foreach (NativeBuffer? buffer in buffers ?? [])
        {
            buffer?.Dispose();
        }
    }
}
