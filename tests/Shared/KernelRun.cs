using System;
using System.Buffers;
using System.Runtime.InteropServices;

namespace OptimGen.Tests.Shared;

/// <summary>One tensor stepped by kernels of a chosen width: what an optimizer's own step does, but for the choice.</summary>
internal sealed class KernelRun<T> : IDisposable
    where T : unmanaged
{
    private readonly IStepKernel<T> _optimizer;
    private readonly Memory<T> _parameters;
    private readonly Memory<T> _gradients;
    private readonly byte[] _uniforms;

    public KernelRun(IStepKernel<T> optimizer, Memory<T> parameters, Memory<T> gradients, OptimizerState? state = null)
    {
        _optimizer = optimizer;
        _parameters = parameters;
        _gradients = gradients;
        _uniforms = new byte[optimizer.UniformBytes];
        State = state ?? optimizer.CreateState(parameters.Length);
    }

    public OptimizerState State { get; }

    public Span<T> Parameters => _parameters.Span;

    public Span<T> Gradients => _gradients.Span;

    public void Step(VectorWidth width)
    {
        using MemoryHandle pinnedParameters = _parameters.Pin();
        using MemoryHandle pinnedGradients = _gradients.Pin();
        ref T parameters = ref MemoryMarshal.GetReference(Parameters);
        ref T gradients = ref MemoryMarshal.GetReference(Gradients);
        State.BeginStep(_optimizer.Rule, ref parameters, Parameters.Length, ref gradients, Gradients.Length);
        for (int pass = 0; pass < _optimizer.PassCount; pass++)
        {
            _optimizer.ComputeUniforms(pass, State, _uniforms);
            _optimizer.Run(pass, ref parameters, ref gradients, State, 0, Parameters.Length, _uniforms, width);
            State.Combine<T>(pass);
        }

        _optimizer.Commit(State, _uniforms);
        State.EndStep();
    }

    public void Dispose() => State.Dispose();
}
