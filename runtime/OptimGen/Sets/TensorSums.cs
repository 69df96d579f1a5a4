using System;
using System.Collections.Generic;

namespace OptimGen;

/// <summary>
/// Sums over blocks of tensors that threads fill in, each block by one thread. They are added in the order of tensors and blocks, so the total has the
/// same bits for any number of threads.
/// </summary>
internal sealed class TensorSums
{
    private readonly double[] _sums;
    private readonly int[] _first;

    /// <param name="tensors">The tensors' lengths and the lengths of their blocks.</param>
    public TensorSums(IEnumerable<(nint Length, nint Block)> tensors)
    {
        List<int> first = [0];
        foreach ((nint length, nint block) in tensors)
        {
            first.Add(checked(first[^1] + (int)((length + block - 1) / block)));
        }

        _first = [.. first];
        _sums = new double[_first[^1]];
    }

    /// <summary>The sums of a tensor, one for each block.</summary>
    public Span<double> Of(int tensor) => _sums.AsSpan(_first[tensor].._first[tensor + 1]);

    /// <summary>Sets all to zero.</summary>
    public void Clear() => _sums.AsSpan().Clear();

    /// <summary>All together.</summary>
    public double Total()
    {
        double total = 0;
        foreach (double sum in _sums)
        {
            total += sum;
        }

        return total;
    }
}
