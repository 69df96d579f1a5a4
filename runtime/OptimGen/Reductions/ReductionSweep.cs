using System;
using System.Collections.Generic;
using System.ComponentModel;

namespace OptimGen;

/// <summary>
/// Runs a rule with reductions as the plain C# that it is: over all elements again and again, each sweep collecting one more reduction's
/// values, until all are known. Generated <c>Reference</c> methods drive it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ReductionSweep : IDisposable
{
    [ThreadStatic]
    private static ReductionSweep? _current;

    private readonly OptimizerState _state;
    private readonly ReductionSweep? _outer;
    private readonly List<(Reduction Function, Part Part, double[] Results)> _known = [];
    private double[] _values = [];
    private (Reduction Function, Part Part)? _collected;
    private nint _element;
    private nint _reached;
    private int _ordinal;

    /// <summary>Begins; until it is disposed of, reductions on this thread are this one's.</summary>
    /// <param name="state">The state of the tensor, whose shape says what rows, columns and blocks are.</param>
    public ReductionSweep(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _state = state;
        _outer = _current;
        _current = this;
    }

    /// <summary>What a reduction goes over.</summary>
    internal enum Part
    {
        Tensor,
        Row,
        Column,
        Block,
    }

    /// <summary>Whether all reductions are known, so that what this sweep computes is the step.</summary>
    public bool IsLast { get; private set; }

    /// <summary>From here on, the rule runs for this element.</summary>
    /// <param name="element">Its index.</param>
    public void MoveTo(nint element) => (_element, _ordinal) = (element, 0);

    /// <summary>Ends a sweep over all elements.</summary>
    /// <returns>Whether there is another.</returns>
    /// <exception cref="InvalidOperationException">Not all elements met the same reductions.</exception>
    public bool Continue()
    {
        if (_collected is { } collected)
        {
            if (_reached != _state.Length)
            {
                throw new InvalidOperationException($"Only {_reached} of {_state.Length} elements meet a reduction: it stands under a condition that varies.");
            }

            _known.Add((collected.Function, collected.Part, Fold(collected.Function, collected.Part)));
            _collected = null;
            _reached = 0;
            return true;
        }

        bool wasLast = IsLast;
        IsLast = true;
        return !wasLast;
    }

    /// <summary>Gives reductions on this thread back to whoever had them.</summary>
    public void Dispose() => _current = _outer;

    internal static double Next(Reduction function, Part part, double value)
    {
        ReductionSweep sweep = _current
            ?? throw new InvalidOperationException("A reduction needs a whole tensor: call the optimizer's Reference, not the rule itself.");
        return sweep.Meet(function, part, value);
    }

    private double Meet(Reduction function, Part part, double value)
    {
        int ordinal = _ordinal++;
        if (ordinal < _known.Count)
        {
            (Reduction knownFunction, Part knownPart, double[] results) = _known[ordinal];
            return knownFunction == function && knownPart == part
                ? results[IndexOf(part, _element)]
                : throw new InvalidOperationException("Elements meet different reductions: one stands under a condition that varies.");
        }

        if (ordinal == _known.Count)
        {
            if (_collected is null)
            {
                _collected = (function, part);
                _values = new double[_state.Length];
            }

            _values[_element] = value;
            _reached++;
        }

        // Whatever is made of it, a later sweep computes again.
        return double.NaN;
    }

    private nint IndexOf(Part part, nint element) => part switch
    {
        Part.Row => element / _state.Columns,
        Part.Column => element % _state.Columns,
        Part.Block => element / _state.BlockLength,
        _ => 0,
    };

    private double[] Fold(Reduction function, Part part)
    {
        nint count = part switch
        {
            Part.Row => _state.Rows,
            Part.Column => _state.Columns,
            Part.Block => _state.Blocks,
            _ => 1,
        };
        double[] totals = new double[count];
        double[] numbers = new double[count];
        Array.Fill(totals, function == Reduction.Max ? double.NegativeInfinity : 0);
        for (nint i = 0; i < _values.Length; i++)
        {
            nint index = IndexOf(part, i);
            double value = _values[i];
            numbers[index]++;
            totals[index] = function switch
            {
                Reduction.Max => Math.Max(totals[index], value),
                Reduction.Norm or Reduction.Rms => totals[index] + (value * value),
                _ => totals[index] + value,
            };
        }

        for (nint index = 0; index < count; index++)
        {
            totals[index] = function switch
            {
                Reduction.Mean => totals[index] / numbers[index],
                Reduction.Norm => Math.Sqrt(totals[index]),
                Reduction.Rms => Math.Sqrt(totals[index] / numbers[index]),
                _ => totals[index],
            };
        }

        return totals;
    }
}
