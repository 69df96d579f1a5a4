using System;
using System.ComponentModel;

namespace OptimGen;

/// <summary>How the runtime drives generated code. Public because every optimizer implements it; not meant to be called by hand.</summary>
/// <typeparam name="T">The parameters' type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStepKernel<T> : IOptimizer<T>
    where T : unmanaged
{
    /// <summary>Which phase of a step it takes, from 0; the last one ends the step.</summary>
    int Phase => 0;

    /// <summary>The same optimizer's kernel for a phase of <see cref="RuleInfo.Phases"/>.</summary>
    /// <param name="phase">The phase, from 0.</param>
    IStepKernel<T> OfPhase(int phase) => this;

    /// <summary>The size in bytes of the block that <see cref="ComputeUniforms"/> fills.</summary>
    int UniformBytes { get; }

    /// <summary>How many passes over the elements a step takes: 1 without reductions.</summary>
    int PassCount { get; }

    /// <summary>
    /// Computes what elements share in a pass, after <see cref="OptimizerState.Combine{T}"/> of the one before. The block is aligned to 8 bytes.
    /// </summary>
    /// <param name="pass">The pass, from 0: each adds to the block what the passes before have left there.</param>
    /// <param name="state">
    /// A tensor's state before the step: its step number counts, and where <see cref="StepPlan.IsPerTensor"/> says so, everything else of it.
    /// Otherwise the block serves all tensors that are at the same step.
    /// </param>
    /// <param name="uniforms">The block to fill, <see cref="UniformBytes"/> long.</param>
    void ComputeUniforms(int pass, OptimizerState state, Span<byte> uniforms);

    /// <summary>
    /// Gives the states of the elements [start, start + length) the values that they have when step 1 begins, if it has not been taken.
    /// <see cref="Run"/> does the same for the elements that it steps; this is for those that their first step leaves out.
    /// </summary>
    /// <param name="parameters">The tensor's first parameter (not the range's).</param>
    /// <param name="state">The tensor's state, after <see cref="OptimizerState.BeginStep{T}"/>.</param>
    /// <param name="start">The first element of the range.</param>
    /// <param name="length">The number of elements in the range.</param>
    void Initialize(ref T parameters, OptimizerState state, nint start, nint length);

    /// <summary>
    /// Runs a pass over the elements [start, start + length). Nothing is checked, and the state's step number is not advanced. The arrays must
    /// not move meanwhile: they are native memory, or pinned.
    /// </summary>
    /// <param name="pass">The pass, from 0.</param>
    /// <param name="parameters">The tensor's first parameter (not the range's).</param>
    /// <param name="gradients">The tensor's first gradient (not the range's).</param>
    /// <param name="state">The tensor's state, after <see cref="OptimizerState.BeginStep{T}"/>.</param>
    /// <param name="start">The first element of the range, a multiple of <see cref="OptimizerState.RangeUnit"/>.</param>
    /// <param name="length">The number of elements in the range, a multiple too unless the range ends the tensor.</param>
    /// <param name="uniforms">What <see cref="ComputeUniforms"/> filled in for this pass.</param>
    /// <param name="width">The vectors to use; the processor must support them.</param>
    void Run(
        int pass, ref T parameters, ref T gradients, OptimizerState state, nint start, nint length, ReadOnlySpan<byte> uniforms, VectorWidth width);

    /// <summary>Changes the states that elements share to what they are after the step, once all elements have been stepped.</summary>
    /// <param name="state">The tensor's state.</param>
    /// <param name="uniforms">What <see cref="ComputeUniforms"/> filled in for this tensor's last pass.</param>
    void Commit(OptimizerState state, ReadOnlySpan<byte> uniforms);
}
