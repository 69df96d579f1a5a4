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
    private readonly List<GuardedMemory<byte>> _states;
    private readonly OptimizerState _state;
    private readonly byte[] _uniforms;

    public GuardedTensor(IStepKernel<T> optimizer, int length, GuardedSide side, ParameterRounding rounding = ParameterRounding.Nearest)
    {
        _optimizer = optimizer;
        _parameters = new(length, side);
        _gradients = new(length, side);
        using OptimizerState layout = OptimizerState.Create<T>(optimizer.Rule, length, rounding);
        _states = layout.Buffers.Select(buffer => new GuardedMemory<byte>((int)buffer.Length * SizeOf(buffer), side)).ToList();
        _state = OptimizerState.CreateOver<T>(optimizer.Rule, length, [.. _states.Select(memory => memory.Address)], rounding);
        _uniforms = new byte[optimizer.UniformBytes];
    }

    public Span<T> Parameters => _parameters.Span;

    public Span<T> Gradients => _gradients.Span;

    /// <summary>The state's buffers, and behind those of the rule its master copy, where there is one.</summary>
    public IReadOnlyList<StateBuffer> Buffers => _state.Buffers;

    /// <summary>A buffer's values.</summary>
    public double[] Values(int buffer) => _state.Buffers[buffer].ElementType == typeof(float)
        ? Numbers.ToDoubles<float>(MemoryMarshal.Cast<byte, float>(_states[buffer].Span))
        : MemoryMarshal.Cast<byte, double>(_states[buffer].Span).ToArray();

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

    private static int SizeOf(StateBuffer buffer) => buffer.ElementType == typeof(float) ? sizeof(float) : sizeof(double);

    public void Dispose()
    {
        _state.Dispose();
        _parameters.Dispose();
        _gradients.Dispose();
        _states.ForEach(memory => memory.Dispose());
    }
}
