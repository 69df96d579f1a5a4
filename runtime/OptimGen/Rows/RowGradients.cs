using System;
using System.Collections.Generic;

namespace OptimGen;

/// <summary>
/// The gradients of some rows of a table, such as an embedding: each row once, whatever the number of times it was given. PyTorch: a
/// coalesced sparse gradient.
/// </summary>
/// <remarks>
/// <code>
/// RowGradients&lt;float> gradients = new(rows: 50_000, columns: 256);
/// …
/// gradients.Clear();
/// gradients.Add(tokens, tokenGradients);      // one row of gradients for each token
/// optimizer.StepRows(table, gradients, state);
/// </code>
/// Rows that are given several times are summed in the order in which they were given, as a backward pass that adds into an array of the
/// table's size would: the same bits. Once it has held as many rows as a batch has, nothing is allocated any more.
/// </remarks>
/// <typeparam name="T">The type of the gradients: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class RowGradients<T>
    where T : unmanaged
{
    private readonly Dictionary<int, int> _slots = [];
    private int[] _rows = [];
    private T[] _values = [];

    /// <summary>Holds gradients for a table.</summary>
    /// <param name="rows">The number of rows of the table.</param>
    /// <param name="columns">The number of columns, which a row of gradients has too.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public RowGradients(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        RowCount = rows;
        ColumnCount = columns;
        TableLength = (nint)rows * columns;
    }

    /// <summary>The number of rows of the table.</summary>
    public int RowCount { get; }

    /// <summary>The number of columns of the table.</summary>
    public int ColumnCount { get; }

    /// <summary>The number of different rows that have a gradient.</summary>
    public int Count => _slots.Count;

    /// <summary>The rows that have a gradient, in the order in which they were first given.</summary>
    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, Count);

    /// <summary>Their gradients, row by row in the order of <see cref="Rows"/>: <see cref="Count"/> × <see cref="ColumnCount"/>, to read or to change.</summary>
    public Span<T> Values => _values.AsSpan(0, Count * ColumnCount);

    internal nint TableLength { get; }

    /// <summary>Adds gradients of rows.</summary>
    /// <param name="rows">The rows, from 0, in any order, each any number of times.</param>
    /// <param name="gradients">The gradients: <see cref="ColumnCount"/> for each of <paramref name="rows"/>, one after the other.</param>
    /// <exception cref="ArgumentException">There are more or fewer gradients than that; nothing has changed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The table has no such row; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">There would be more gradients than an array can hold; nothing has changed.</exception>
    public void Add(ReadOnlySpan<int> rows, ReadOnlySpan<T> gradients)
    {
        if ((long)rows.Length * ColumnCount != gradients.Length)
        {
            throw new ArgumentException(
                $"{rows.Length} rows of {ColumnCount} columns need {(long)rows.Length * ColumnCount} gradients, not {gradients.Length}.",
                nameof(gradients));
        }

        for (int i = 0; i < rows.Length; i++)
        {
            if ((uint)rows[i] >= (uint)RowCount)
            {
                throw new ArgumentOutOfRangeException(nameof(rows), rows[i], $"The row at place {i} is not one of the table's {RowCount}.");
            }
        }

        EnsureCapacity(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            if (!_slots.TryGetValue(rows[i], out int slot))
            {
                slot = _slots.Count;
                _slots.Add(rows[i], slot);
                _rows[slot] = rows[i];
                _values.AsSpan(slot * ColumnCount, ColumnCount).Clear();
            }

            GradientPass.Accumulate(_values.AsSpan(slot * ColumnCount, ColumnCount), gradients.Slice(i * ColumnCount, ColumnCount));
        }
    }

    /// <summary>Forgets all gradients, for the next batch.</summary>
    public void Clear() => _slots.Clear();

    // For all rows, as if all were new: most are, and then nothing is allocated in later batches.
    private void EnsureCapacity(int added)
    {
        long rows = Math.Min((long)Count + added, RowCount);
        if (rows * ColumnCount > Array.MaxLength)
        {
            throw new InvalidOperationException($"{rows} rows of {ColumnCount} columns are more than the {Array.MaxLength} gradients that can be held.");
        }

        if (rows > _rows.Length)
        {
            int capacity = (int)Math.Min(Math.Max(rows, 2L * _rows.Length), Math.Min(RowCount, Array.MaxLength / ColumnCount));
            T[] values = new T[capacity * ColumnCount];
            _values.AsSpan(0, Count * ColumnCount).CopyTo(values);
            Array.Resize(ref _rows, capacity);
            _values = values;
            _slots.EnsureCapacity(capacity);
        }
    }
}
