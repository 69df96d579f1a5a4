using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace OptimGen.Tests.Shared;

/// <summary>A tensor whose parameters, gradients and states all lie between pages that fault.</summary>
internal sealed class GuardedTensor<T> : IDisposable
    where T : unmanaged
{
    private readonly IStepKernel<T> _optimizer;
    private readonly GuardedMemory<T> _parameters;
    private readonly GuardedMemory<T> _gradients;
    private readonly List<GuardedMemory<T>> _states;
    private readonly OptimizerState _state;
    private readonly byte[] _uniforms;

    public GuardedTensor(IStepKernel<T> optimizer, int length, GuardedSide side)
        : this(optimizer, [length], side)
    {
    }

    public GuardedTensor(IStepKernel<T> optimizer, nint[] shape, GuardedSide side)
    {
        int length = (int)shape.Aggregate((nint)1, (product, size) => product * size);
        _optimizer = optimizer;
        _parameters = new(length, side);
        _gradients = new(length, side);
        _states = optimizer.Rule.States.Select(state => new GuardedMemory<T>(CountOf(state, shape), side)).ToList();
        _state = OptimizerState.CreateOver<T>(optimizer.Rule, shape, [.. _states.Select(memory => memory.Address)]);
        _uniforms = new byte[optimizer.UniformBytes];
    }

    public Span<T> Parameters => _parameters.Span;

    public Span<T> Gradients => _gradients.Span;

    /// <summary>A state's memory; of one that the tensor shares, the bytes of its double.</summary>
    public Span<T> Values(int state) => _states[state].Span;

    /// <summary>One step, in one piece or in about so many.</summary>
    public void Step(VectorWidth width, int pieces = 1)
    {
        ref T parameters = ref _parameters.First;
        ref T gradients = ref _gradients.First;
        _state.BeginStep(_optimizer.Rule, ref parameters, _parameters.Length, ref gradients, _gradients.Length);
        for (int pass = 0; pass < _optimizer.PassCount; pass++)
        {
            _optimizer.ComputeUniforms(pass, _state, _uniforms);
            nint piece = pieces == 1 ? _parameters.Length : _state.RangeUnit * Math.Max(1, _parameters.Length / pieces / Math.Max(1, _state.RangeUnit));
            for (nint start = 0; start < _parameters.Length; start += piece)
            {
                nint length = Math.Min(piece, _parameters.Length - start);
                _optimizer.Run(pass, ref parameters, ref gradients, _state, start, length, _uniforms, width);
            }

            _state.Combine<T>(pass);
        }

        _optimizer.Commit(_state, _uniforms);
        _state.EndStep();
    }

    private static int CountOf(StateInfo state, nint[] shape)
    {
        nint length = shape.Aggregate((nint)1, (product, size) => product * size);
        nint rows = shape.Length > 1 ? shape[0] : 1;
        nint count = state.Shape switch
        {
            StateShape.Element => length,
            StateShape.Uniform => 1,
            StateShape.Column => rows == 0 ? 0 : length / rows,
            _ => rows,
        };
        return (int)count * (state.Shape == StateShape.Element ? 1 : sizeof(double) / System.Runtime.CompilerServices.Unsafe.SizeOf<T>());
    }

    public void Dispose()
    {
        _state.Dispose();
        _parameters.Dispose();
        _gradients.Dispose();
        _states.ForEach(memory => memory.Dispose());
    }
}
