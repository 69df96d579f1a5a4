using System;

namespace OptimGen;

/// <summary>A step of one tensor, wherever it lies, as work that threads share. Kept with the tensor's state for its next step.</summary>
/// <typeparam name="T">The type of the parameters.</typeparam>
internal sealed unsafe class TensorStep<T> : SharedWork
    where T : unmanaged
{
    private readonly StepPieces _pieces;
    private readonly byte[] _uniforms;
    private IStepKernel<T>? _kernel;
    private OptimizerState? _state;
    private T* _parameters;
    private T* _gradients;

    private TensorStep(StepPieces pieces, int uniformBytes)
        : base(pieces.Count)
    {
        _pieces = pieces;
        _uniforms = new byte[uniformBytes];
    }

    /// <summary>Runs a kernel over a whole tensor, on as many threads as pay. The state's step number is not advanced.</summary>
    /// <param name="kernel">The optimizer.</param>
    /// <param name="parameters">The tensor's first parameter.</param>
    /// <param name="gradients">The tensor's first gradient.</param>
    /// <param name="state">The tensor's state, after <see cref="OptimizerState.BeginStep{T}"/>.</param>
    /// <param name="uniforms">What <see cref="IStepKernel{T}.ComputeUniforms"/> filled in.</param>
    public static void Run(IStepKernel<T> kernel, ref T parameters, ref T gradients, OptimizerState state, ReadOnlySpan<byte> uniforms)
    {
        RoundSize size = RoundSizes.Of(state.Length * (long)kernel.Rule.BytesTouched(sizeof(T)));
        if (size == RoundSize.Small || StepThreads.Maximum == 1)
        {
            kernel.Run(ref parameters, ref gradients, state, 0, state.Length, uniforms, Lanes.Widest);
            return;
        }

        if (state.SharedStep is not TensorStep<T> work || work._uniforms.Length != uniforms.Length)
        {
            work = new TensorStep<T>(StepPieces.Cut([state.Length]), uniforms.Length);
            state.SharedStep = work;
        }

        work._kernel = kernel;
        work._state = state;
        uniforms.CopyTo(work._uniforms);

        // References cannot be handed to other threads; while the arrays are pinned, addresses can.
        fixed (T* firstParameter = &parameters, firstGradient = &gradients)
        {
            work._parameters = firstParameter;
            work._gradients = firstGradient;
            try
            {
                WorkerPool.Shared.Run(work, StepThreads.Maximum, size);
            }
            finally
            {
                work._kernel = null;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Run(int piece)
    {
        foreach (ref readonly StepRange range in _pieces[piece])
        {
            _kernel!.Run(ref *_parameters, ref *_gradients, _state!, range.Start, range.Length, _uniforms, Lanes.Widest);
        }
    }
}
