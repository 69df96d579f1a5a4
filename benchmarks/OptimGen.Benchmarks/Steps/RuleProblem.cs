using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using OptimGen.Benchmarks.Limits;

namespace OptimGen.Benchmarks.Steps;

/// <summary>The arrays of any optimizer's step, and the limit that they set.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
internal sealed class RuleProblem<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private const int Seed = 11;

    private readonly IOptimizer<T> _optimizer;
    private readonly AlignedArray<T> _parameters;
    private readonly AlignedArray<T> _gradients;
    private readonly List<AlignedArray<T>> _scratch = [];
    private readonly OptimizerState _state;
    private readonly (int Read, int Written, nint[] Arrays)[] _passes;

    /// <summary>Makes the arrays and takes two steps, so that no later one is a first.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="length">The number of parameters.</param>
    public RuleProblem(IOptimizer<T> optimizer, int length)
    {
        _optimizer = optimizer;
        _parameters = new AlignedArray<T>(length, T.CreateChecked(0.5));
        _gradients = new AlignedArray<T>(length, T.Zero);
        Random random = new(Seed);
        foreach (ref T gradient in _gradients.Span)
        {
            gradient = T.CreateChecked(random.NextDouble() - 0.5);
        }

        _state = optimizer.CreateState(length);
        Step();
        Step();
        _passes = [.. optimizer.Rule.Plan.Passes.Where(static pass => pass.HasElements).Select(pass => (pass.ArraysRead, pass.ArraysWritten, ArraysOf(pass)))];
    }

    /// <summary>Bytes that a step reads and writes per parameter.</summary>
    public int Bytes => _passes.Sum(static pass => pass.Read + pass.Written) * Unsafe.SizeOf<T>();

    /// <summary>Takes a step.</summary>
    public void Step() => _optimizer.Step(_parameters.Span, _gradients.Span, _state);

    /// <summary>Reads and writes as many arrays, pass by pass, on one thread: the step's own where there are enough.</summary>
    public void Limit()
    {
        foreach ((int read, int written, nint[] arrays) in _passes)
        {
            LimitLoop.Run<T>(read, written, arrays, (nuint)_parameters.Length);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _parameters.Dispose();
        _gradients.Dispose();
        _scratch.ForEach(static array => array.Dispose());
        _state.Dispose();
    }

    // Of native memory.
    private static unsafe nint AddressOf(ref T element) => (nint)Unsafe.AsPointer(ref element);

    // What is written first: parameters and states; the gradient last.
    private nint[] ArraysOf(PassInfo pass)
    {
        int count = Math.Max(pass.ArraysRead, pass.ArraysWritten);
        List<nint> arrays = [_parameters.Address];
        for (int i = 0; i < _state.Buffers.Count; i++)
        {
            if (_state.Buffers[i].Length == _parameters.Length)
            {
                arrays.Add(AddressOf(ref _state.Buffer<T>(i)));
            }
        }

        while (arrays.Count < count - 1)
        {
            _scratch.Add(new AlignedArray<T>(_parameters.Length, T.Zero));
            arrays.Add(_scratch[^1].Address);
        }

        return [.. arrays.Take(count - 1), _gradients.Address];
    }
}
