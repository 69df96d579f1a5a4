using System.Runtime.InteropServices;

namespace OptimGen.Benchmarks.Commands;

/// <summary>One tensor in native memory, all of whose gradients are the same, stepped by kernels of one width.</summary>
internal sealed class SteppedTensor<T> : IStepped
    where T : unmanaged
{
    private readonly ParameterSet<T> _memory = [];
    private readonly Parameter<T> _tensor;
    private readonly IStepKernel<T> _optimizer;
    private readonly OptimizerState _state;
    private readonly VectorWidth _width;
    private readonly byte[] _uniforms;

    public SteppedTensor(IStepKernel<T> optimizer, int length, T gradient, VectorWidth width)
    {
        _tensor = _memory.Allocate("only", length);
        _tensor.Gradients.Fill(gradient);
        _tensor.Values.Fill(gradient);
        _optimizer = optimizer;
        _width = width;
        _state = optimizer.CreateState(length);
        _uniforms = new byte[optimizer.UniformBytes];
    }

    /// <inheritdoc/>
    public void Step()
    {
        ref T parameters = ref MemoryMarshal.GetReference(_tensor.Values);
        ref T gradients = ref MemoryMarshal.GetReference(_tensor.Gradients);
        _state.BeginStep(_optimizer.Rule, ref parameters, _tensor.Length, ref gradients, _tensor.Length);
        _optimizer.ComputeUniforms(0, _state, _uniforms);
        _optimizer.Run(0, ref parameters, ref gradients, _state, 0, _tensor.Length, _uniforms, _width);
        _optimizer.Commit(_state, _uniforms);
        _state.EndStep();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _state.Dispose();
        _memory.Dispose();
    }
}
