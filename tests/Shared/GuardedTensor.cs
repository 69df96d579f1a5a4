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

    public GuardedTensor(IStepKernel<T> optimizer, nint[] shape, GuardedSide side, ParameterRounding rounding = ParameterRounding.Nearest)
    {
        int length = (int)shape.Aggregate((nint)1, (product, size) => product * size);
        _optimizer = optimizer;
        _parameters = new(length, side);
        _gradients = new(length, side);
        using OptimizerState layout = OptimizerState.Create<T>(optimizer.Rule, shape, blockLength: 0, rounding);
        _states = layout.Buffers.Select(buffer => new GuardedMemory<byte>((int)buffer.Length * SizeOf(buffer), side)).ToList();
        _state = OptimizerState.CreateOver<T>(optimizer.Rule, shape, [.. _states.Select(memory => memory.Address)], rounding);
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

    private static int SizeOf(StateBuffer buffer) => buffer.ElementType == typeof(float) ? sizeof(float) : sizeof(double);

    public void Dispose()
    {
        _state.Dispose();
        _parameters.Dispose();
        _gradients.Dispose();
        _states.ForEach(memory => memory.Dispose());
    }
}
