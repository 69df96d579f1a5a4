using System;
using System.Collections.Generic;

namespace OptimGen;

/// <summary>A step of many tensors, as work that threads share: one round for all of them.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
internal sealed class SetStep<T> : SharedWork
    where T : unmanaged
{
    private readonly Parameter<T>[] _tensors;
    private readonly StepPieces _pieces;
    private IStepKernel<T>? _kernel;
    private byte[] _uniforms = [];
    private int _uniformBytes;
    private int _uniformStride;

    private SetStep(Parameter<T>[] tensors, StepPieces pieces)
        : base(pieces.Count)
    {
        _tensors = tensors;
        _pieces = pieces;
    }

    /// <summary>Cuts tensors into pieces, once for all steps.</summary>
    /// <param name="tensors">The tensors, all of them fixed in memory.</param>
    public static SetStep<T> Of(IEnumerable<Parameter<T>> tensors)
    {
        Parameter<T>[] all = [.. tensors];
        return new SetStep<T>(all, StepPieces.Cut(Array.ConvertAll(all, static tensor => tensor.Length)));
    }

    /// <summary>Steps all tensors.</summary>
    /// <param name="kernel">The optimizer.</param>
    /// <param name="uniforms">What <see cref="IStepKernel{T}.ComputeUniforms"/> filled in: for all tensors, or for one after the other.</param>
    /// <param name="stride">From one tensor's to the next one's; 0 where all share them.</param>
    /// <param name="bytes">The memory that the step touches.</param>
    public void Run(IStepKernel<T> kernel, byte[] uniforms, int stride, long bytes)
    {
        _kernel = kernel;
        _uniforms = uniforms;
        _uniformBytes = kernel.UniformBytes;
        _uniformStride = stride;
        WorkerPool.Shared.Run(this, StepThreads.Maximum, RoundSizes.Of(bytes));
    }

    /// <inheritdoc/>
    protected override void Run(int piece)
    {
        IStepKernel<T> kernel = _kernel!;
        Parameter<T>[] tensors = _tensors;
        VectorWidth width = Lanes.Widest;
        foreach (ref readonly StepRange range in _pieces[piece])
        {
            Parameter<T> tensor = tensors[range.Tensor];
            ReadOnlySpan<byte> uniforms = _uniforms.AsSpan(range.Tensor * _uniformStride, _uniformBytes);
            kernel.Run(
                ref tensor.FixedValues(), ref tensor.FixedGradients(), tensor.State!, range.Start, range.Length, uniforms, width);
        }
    }
}
