using System;
using System.Collections.Generic;
using OptimGen.Benchmarks.Native;
using OptimGen.Optimizers;

namespace OptimGen.Benchmarks.Steps;

/// <summary>A model's tensors, and AdamW's step for all of them.</summary>
internal sealed class ModelProblem : IDisposable
{
    private const int Seed = 13;

    private readonly AdamW _optimizer = new();
    private readonly ParameterSet<float> _set = [];
    private readonly NativeAdamW? _native;
    private long _peerStep = 1;

    /// <summary>Makes the tensors and takes two steps, so that no later one is a first.</summary>
    /// <param name="lengths">Their lengths.</param>
    /// <param name="native">The C loop, where there is one.</param>
    public ModelProblem(IReadOnlyList<int> lengths, NativeAdamW? native)
    {
        _native = native;
        Random random = new(Seed);
        for (int i = 0; i < lengths.Count; i++)
        {
            Parameter<float> parameter = _set.Allocate($"tensor {i}", lengths[i]);
            for (int j = 0; j < lengths[i]; j++)
            {
                parameter.Values[j] = random.NextSingle() - 0.5f;
                parameter.Gradients[j] = random.NextSingle() - 0.5f;
            }
        }

        Step();
        Step();
    }

    /// <summary>Steps the whole set.</summary>
    public void Step() => _optimizer.Step(_set);

    /// <summary>The C loop, tensor by tensor over the same memory, with constants computed once.</summary>
    public void NativeLoops()
    {
        AdamWUniforms uniforms = new(++_peerStep);
        for (int i = 0; i < _set.Count; i++)
        {
            Parameter<float> parameter = _set[i];
            OptimizerState state = parameter.State!;
            _native!.Step(
                ref parameter.Values[0], ref parameter.Gradients[0], ref state.Buffer<float>(0), ref state.Buffer<float>(1), (nuint)parameter.Length, uniforms);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _set.Dispose();
}
