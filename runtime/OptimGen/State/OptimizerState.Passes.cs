using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace OptimGen;

// What generated code keeps between the passes of a step, and makes of it: hidden from completion.
public sealed partial class OptimizerState
{
    /// <summary>Makes results of what a pass has left for its reductions, once it has seen all elements.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="pass">The pass, from 0.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Combine<T>(int pass)
        where T : unmanaged
    {
        if (StateType.IsWiderThan<T>())
        {
            _workspace?.Combine<float>(pass);
        }
        else
        {
            _workspace?.Combine<T>(pass);
        }
    }

    /// <summary>The part of a sum over elements that begins at an element: a block's, or a row's.</summary>
    /// <param name="reduction">Which reduction.</param>
    /// <param name="start">The first element of a range.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref double Part(int reduction, nint start) => ref _workspace!.Part(reduction, start);

    /// <summary>The part of sums over columns for the group of rows that begins at an element.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="reduction">Which reduction.</param>
    /// <param name="start">The first element of a range.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T ColumnPart<T>(int reduction, nint start)
        where T : unmanaged => ref _workspace!.ColumnPart<T>(reduction, start);

    /// <summary>The result of a reduction over the tensor, or over all tensors.</summary>
    /// <param name="reduction">Which reduction.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref double Total(int reduction) => ref _workspace!.Total(reduction);

    /// <summary>The first of a reduction's values per row or column.</summary>
    /// <param name="reduction">Which reduction.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref double Reduced(int reduction) => ref _workspace!.Values(reduction);

    /// <summary>The first of the values that rows keep between passes.</summary>
    /// <param name="index">Which values.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref double RowValues(int index) => ref _workspace!.RowValues(index);

    /// <summary>The first of the values that columns keep between passes.</summary>
    /// <param name="index">Which values.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref double ColumnValues(int index) => ref _workspace!.ColumnValues(index);

    /// <summary>The same, narrowed to the elements' type.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="index">Which values.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T NarrowColumnValues<T>(int index)
        where T : unmanaged => ref _workspace!.NarrowColumnValues<T>(index);

    /// <summary>Narrows the values that columns keep to the elements' type, for loops.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="index">Which values.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Narrow<T>(int index)
        where T : unmanaged => _workspace!.Narrow<T>(index);

    /// <summary>Stores what rows, or blocks, keep as a state.</summary>
    /// <param name="index">The state's place in <see cref="RuleInfo.States"/>.</param>
    /// <param name="values">Which of the rows' values.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CommitRows(int index, int values) => Commit(index, ref RowValues(values));

    /// <summary>Stores what columns keep as a state.</summary>
    /// <param name="index">The state's place in <see cref="RuleInfo.States"/>.</param>
    /// <param name="values">Which of the columns' values.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void CommitColumns(int index, int values) => Commit(index, ref ColumnValues(values));

    /// <summary>The first of the values that elements keep between passes.</summary>
    /// <typeparam name="T">The elements' type.</typeparam>
    /// <param name="index">Which values.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T Scratch<T>(int index)
        where T : unmanaged => ref _workspace!.Scratch<T>(index);

    private void Commit(int index, ref double values)
    {
        ref double buffer = ref Buffer<double>(index);
        for (nint i = 0; i < _buffers[index].Length; i++)
        {
            Unsafe.Add(ref buffer, i) = Unsafe.Add(ref values, i);
        }
    }
}
