using System;
using OptimGen.Benchmarks.Native;
using OptimGen.Optimizers;

namespace OptimGen.Benchmarks.Steps;

/// <summary>
/// The arrays of an AdamW step, and the step in every way that is compared. All ways work on the same four arrays: parameters, gradients,
/// and the two moments of the generated optimizer's own state. So none has better memory than another.
/// </summary>
public sealed class AdamWProblem : IDisposable
{
    private const int Seed = 7;

    // Powers of decays take longer the later the step: this one is well into a training.
    private const long LaterStep = 1000;

    private readonly AdamW _optimizer = new();
    private readonly OptimizerState _state;
    private readonly byte[] _uniforms;
    private readonly AlignedArray<float> _scratch;
    private readonly NativeAdamW? _native;
    private long _peerStep = LaterStep;

    /// <summary>Makes the arrays and takes two steps, so that no later one is a first.</summary>
    /// <param name="length">The number of parameters.</param>
    public AdamWProblem(int length)
        : this(length, null)
    {
    }

    /// <summary>Makes the arrays and takes two steps, so that no later one is a first.</summary>
    /// <param name="length">The number of parameters.</param>
    /// <param name="native">The C loop, where there is one.</param>
    internal AdamWProblem(int length, NativeAdamW? native)
    {
        _native = native;
        Parameters = new AlignedArray<float>(length, 0);
        Gradients = new AlignedArray<float>(length, 0);
        _scratch = new AlignedArray<float>(length, 0);
        _state = _optimizer.CreateState<float>(length);
        _uniforms = new byte[Kernel.UniformBytes];
        Fill(Parameters.Span, new Random(Seed));
        Fill(Gradients.Span, new Random(Seed + 1));
        Generated();
        for (long step = 1; step < LaterStep; step++)
        {
            _state.EndStep();
        }

        Generated();
        Kernel.ComputeUniforms(0, _state, _uniforms);
    }

    private AlignedArray<float> Parameters { get; }

    private AlignedArray<float> Gradients { get; }

    private IStepKernel<float> Kernel => _optimizer;

    private ref float M => ref _state.Buffer<float>(0);

    private ref float V => ref _state.Buffer<float>(1);

    private Span<float> MSpan => _state.Values<float>(_state.Rule.States[0].Name);

    private Span<float> VSpan => _state.Values<float>(_state.Rule.States[1].Name);

    /// <summary>The generated step as users call it, with its checks.</summary>
    public void Generated() => _optimizer.Step(Parameters.Span, Gradients.Span, _state);

    /// <summary>The generated kernel alone, at one width: neither checks nor what is computed once per step.</summary>
    /// <param name="width">The width; the processor must support it.</param>
    public void GeneratedAt(VectorWidth width) =>
        Kernel.Run(0, ref Parameters.First, ref Gradients.First, _state, 0, Parameters.Length, _uniforms, width);

    /// <summary>The loop that a careful person writes without vectors.</summary>
    public void ScalarLoop() =>
        ScalarAdamW.Step(ref Parameters.First, ref Gradients.First, ref M, ref V, (nuint)Parameters.Length, NextUniforms());

    /// <summary>Vectors of the processor's usual width, with <see cref="System.Numerics.Vector{T}"/>.</summary>
    public void VectorOfT() =>
        VectorOfTAdamW.Step(ref Parameters.First, ref Gradients.First, ref M, ref V, (nuint)Parameters.Length, NextUniforms());

    /// <summary>The plain loop in C.</summary>
    public void NativeLoop() =>
        _native!.Step(ref Parameters.First, ref Gradients.First, ref M, ref V, (nuint)Parameters.Length, NextUniforms());

    /// <summary>The plain loop in C on all threads of a native pool.</summary>
    public void NativePool() =>
        _native!.PoolStep(ref Parameters.First, ref Gradients.First, ref M, ref V, (nuint)Parameters.Length, NextUniforms());

    /// <summary>TensorPrimitives over whole arrays.</summary>
    public void TensorPasses() =>
        TensorPrimitivesAdamW.Step(Parameters.Span, Gradients.Span, MSpan, VSpan, _scratch.Span, NextUniforms());

    /// <summary>TensorPrimitives block by block, so that a block stays in the cache from pass to pass.</summary>
    public void TensorBlocks() =>
        TensorPrimitivesAdamW.StepInBlocks(Parameters.Span, Gradients.Span, MSpan, VSpan, _scratch.Span, NextUniforms());

    /// <summary>What the memory allows: the same four reads and three writes, with next to no arithmetic.</summary>
    public void Limit() =>
        MemoryLimit.Run(ref Parameters.First, ref Gradients.First, ref M, ref V, (nuint)Parameters.Length, 0);

    /// <summary>The same with the one root and the one division that AdamW cannot do without: in the cache, these are the limit.</summary>
    public void DivisionLimit() =>
        Steps.DivisionLimit.Run(ref Parameters.First, ref Gradients.First, ref M, ref V, (nuint)Parameters.Length, 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        Parameters.Dispose();
        Gradients.Dispose();
        _scratch.Dispose();
        _state.Dispose();
    }

    private AdamWUniforms NextUniforms() => new(++_peerStep);

    private static void Fill(Span<float> span, Random random)
    {
        // Repeated after a while: what matters is that values are ordinary, and nothing depends on their order.
        Span<float> pattern = span[..Math.Min(span.Length, 1 << 16)];
        foreach (ref float value in pattern)
        {
            value = (float)(random.NextDouble() - 0.5);
        }

        for (int start = pattern.Length; start < span.Length; start += pattern.Length)
        {
            pattern[..Math.Min(pattern.Length, span.Length - start)].CopyTo(span[start..]);
        }
    }
}
