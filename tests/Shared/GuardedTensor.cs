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
    {
        _optimizer = optimizer;
        _parameters = new(length, side);
        _gradients = new(length, side);
        _states = optimizer.Rule.States.Select(state => new GuardedMemory<T>(CountOf(state, length), side)).ToList();
        _state = OptimizerState.CreateOver<T>(optimizer.Rule, length, [.. _states.Select(memory => memory.Address)]);
        _uniforms = new byte[optimizer.UniformBytes];
    }

    public Span<T> Parameters => _parameters.Span;

    public Span<T> Gradients => _gradients.Span;

    /// <summary>A state's memory; of one that the tensor shares, the bytes of its double.</summary>
    public Span<T> Values(int state) => _states[state].Span;

    public void Step(VectorWidth width)
    {
        ref T parameters = ref _parameters.First;
        ref T gradients = ref _gradients.First;
        _state.BeginStep(_optimizer.Rule, ref parameters, _parameters.Length, ref gradients, _gradients.Length);
        _optimizer.ComputeUniforms(_state, _uniforms);
        _optimizer.Run(ref parameters, ref gradients, _state, 0, _parameters.Length, _uniforms, width);
        _optimizer.Commit(_state, _uniforms);
        _state.EndStep();
    }

    private static int CountOf(StateInfo state, int length) =>
        state.Shape == StateShape.Uniform ? sizeof(double) / System.Runtime.CompilerServices.Unsafe.SizeOf<T>() : length;

    public void Dispose()
    {
        _state.Dispose();
        _parameters.Dispose();
        _gradients.Dispose();
        _states.ForEach(memory => memory.Dispose());
    }
}
