using System;
using System.ComponentModel;

namespace OptimGen;

/// <summary>How the runtime drives generated code. Public because every optimizer implements it; not meant to be called by hand.</summary>
/// <typeparam name="T">The parameters' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStepKernel<T> : IOptimizer<T>
    where T : unmanaged
{
    /// <summary>The size in bytes of the block that <see cref="ComputeUniforms"/> fills.</summary>
    int UniformBytes { get; }

    /// <summary>Computes what is the same for all elements of a step. The block is aligned to 8 bytes.</summary>
    /// <param name="state">
    /// A tensor's state before the step: its step number counts, and its uniform states do. Without any of those, the block serves all tensors
    /// that are at the same step.
    /// </param>
    /// <param name="uniforms">The block to fill, <see cref="UniformBytes"/> long.</param>
    void ComputeUniforms(OptimizerState state, Span<byte> uniforms);

    /// <summary>
    /// Steps the elements [start, start + length). Nothing is checked, and the state's step number is not advanced. The arrays must not move
    /// meanwhile: they are native memory, or pinned.
    /// </summary>
    /// <param name="parameters">The tensor's first parameter (not the range's).</param>
    /// <param name="gradients">The tensor's first gradient (not the range's).</param>
    /// <param name="state">The tensor's state, after <see cref="OptimizerState.BeginStep{T}"/>.</param>
    /// <param name="start">The first element of the range.</param>
    /// <param name="length">The number of elements in the range.</param>
    /// <param name="uniforms">What <see cref="ComputeUniforms"/> filled in for this step.</param>
    /// <param name="width">The vectors to use; the processor must support them.</param>
    void Run(
        ref T parameters, ref T gradients, OptimizerState state, nint start, nint length, ReadOnlySpan<byte> uniforms, VectorWidth width);

    /// <summary>Changes the state's uniform states to what they are after the step, once all elements have been stepped.</summary>
    /// <param name="state">The tensor's state.</param>
    /// <param name="uniforms">What <see cref="ComputeUniforms"/> filled in for this tensor and step.</param>
    void Commit(OptimizerState state, ReadOnlySpan<byte> uniforms);
}
